package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntFunction;

/**
 * What a handle is marked with ({@code MARK_HANDLE_INFO}); the mark lasts as long as the handle.
 *
 * @param sourceInfo source information of the records this handle causes, see {@link dev.tidemark.usn.SourceInfo}; or the
 *     copy to read, when {@code handleInfo} says so: they share their place
 * @param volumeHandle the number of an open handle of the file's volume, 0 for none
 * @param handleInfo the {@code MARK_HANDLE_} flags
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-mark_handle_info">MARK_HANDLE_INFO</a>
 */
public record HandleMark(int sourceInfo, long volumeHandle, int handleInfo) {

    /**
     * Marks a handle.
     *
     * @param callerWidth 64, or 32 to send what a 32-bit program sends
     * @throws Win32Exception 1314 without SeManageVolumePrivilege, 87 for flags that do not apply, 5 for those that only
     *     the kernel may set
     */
    public void set(Handle file, Backend backend, String target, int callerWidth) throws Win32Exception {
        Calls.send(file, ControlCode.FSCTL_MARK_HANDLE, encode(backend::allocate, callerWidth), null, target);
    }

    /**
     * The structure as it is sent: 24 bytes, or 12 from a 32-bit program.
     *
     * @param memory gives a buffer of a size
     */
    public ByteBuffer encode(IntFunction<ByteBuffer> memory, int callerWidth) {
        boolean narrow = callerWidth == 32;
        Layout layout = narrow ? Layouts.MARK_HANDLE_INFO32 : Layouts.MARK_HANDLE_INFO;
        ByteBuffer bytes = memory.apply(layout.size()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(layout.offset("UsnSourceInfo"), sourceInfo);
        if (narrow) {
            bytes.putInt(layout.offset("VolumeHandle"), (int) volumeHandle);
        } else {
            bytes.putLong(layout.offset("VolumeHandle"), volumeHandle);
        }
        return bytes.putInt(layout.offset("HandleInfo"), handleInfo);
    }
}
