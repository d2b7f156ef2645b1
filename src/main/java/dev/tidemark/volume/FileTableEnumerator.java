package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Pages through the files of a volume, whose last USN lies in a range, in the order of the file table. Not thread-safe. The
 * records carry no time, reason or source.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_enum_usn_data">
 *     FSCTL_ENUM_USN_DATA</a>
 */
public final class FileTableEnumerator {

    private static final int FIRST_SIZE = 1 << 16;
    private static final int LARGEST_SIZE = 1 << 20;
    private static final int HEADER = 8;

    private final Handle volume;
    private final Backend backend;
    private final String target;
    private final ByteBuffer in;
    private ByteBuffer out;

    /**
     * Begins at the first file.
     *
     * @param lowUsn the lowest last USN of a file to be returned, 0 for all
     * @param highUsn the highest, {@link Long#MAX_VALUE} for all
     * @param maxMajorVersion the highest record version accepted: 2, or 3 for 128-bit ids
     */
    public FileTableEnumerator(
            Handle volume, Backend backend, String target, long lowUsn, long highUsn, int maxMajorVersion) {
        this.volume = volume;
        this.backend = backend;
        this.target = target;
        this.in = backend.allocate(Layouts.MFT_ENUM_DATA_V1.size());
        this.out = backend.allocate(FIRST_SIZE);
        in.putLong(Layouts.MFT_ENUM_DATA_V0.offset("LowUsn"), lowUsn);
        in.putLong(Layouts.MFT_ENUM_DATA_V0.offset("HighUsn"), highUsn);
        in.putShort(Layouts.MFT_ENUM_DATA_V1.offset("MinMajorVersion"), (short) 2);
        in.putShort(Layouts.MFT_ENUM_DATA_V1.offset("MaxMajorVersion"), (short) maxMajorVersion);
    }

    /**
     * The next page.
     *
     * @return packed records from position to limit, valid until the next call; {@code null} behind the last file
     * @throws Win32Exception 5 without administrator rights, 1 when the file system has no such table, 13 when the answer leads to
     *     itself
     */
    public @Nullable ByteBuffer next() throws Win32Exception {
        while (true) {
            out.clear();
            Completion done = volume.control(ControlCode.FSCTL_ENUM_USN_DATA.value(), in, out);
            if (Win32Error.ERROR_HANDLE_EOF.is(done.status())) {
                return null;
            }
            int returned = Calls.returned(done, out);
            if (done.ok() && returned >= HEADER) {
                requireNext(out.getLong(0));
                // The number to go on with is the volume's: on ReFS it is no file's.
                in.putLong(Layouts.MFT_ENUM_DATA_V0.offset("StartFileReferenceNumber"), out.getLong(0));
                return out.limit(returned).position(HEADER);
            }
            if (!grow(done.status())) {
                throw done.failure(ControlCode.FSCTL_ENUM_USN_DATA.name(), target);
            }
        }
    }

    /** A page that leads to itself would be asked for without end. */
    private void requireNext(long next) throws Win32Exception {
        if (next == in.getLong(Layouts.MFT_ENUM_DATA_V0.offset("StartFileReferenceNumber"))) {
            throw new Win32Exception(
                    Win32Error.ERROR_INVALID_DATA.code(), ControlCode.FSCTL_ENUM_USN_DATA.name(), target);
        }
    }

    private boolean grow(int status) {
        boolean tooSmall = Win32Error.ERROR_INSUFFICIENT_BUFFER.is(status) || Win32Error.ERROR_MORE_DATA.is(status);
        if (!tooSmall || out.capacity() >= LARGEST_SIZE) {
            return false;
        }
        out = backend.allocate(4 * out.capacity());
        return true;
    }
}
