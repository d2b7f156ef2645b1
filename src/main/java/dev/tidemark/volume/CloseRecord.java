package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Win32Exception;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * Forces a close record for a file or directory. Stateless.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_write_usn_close_record">
 *     FSCTL_WRITE_USN_CLOSE_RECORD</a>
 */
public final class CloseRecord {

    private CloseRecord() {}

    /**
     * Writes a record with CLOSE and all reasons that are pending for the file.
     *
     * @return the USN of that record, empty when the volume did not tell
     * @throws Win32Exception 87 for a volume handle, 1179 without a journal, 19 on a read-only volume, 6800 when a
     *     transaction has locked the file
     */
    public static OptionalLong write(Handle file, Backend backend, String target) throws Win32Exception {
        ByteBuffer out = backend.allocate(Long.BYTES);
        int returned = Calls.send(file, ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD, null, out, target);
        return returned < Long.BYTES ? OptionalLong.empty() : OptionalLong.of(out.getLong(0));
    }
}
