package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordCheck;
import java.nio.ByteBuffer;

/**
 * What a volume says of one file: its last USN, and what the file is called now. The call leaves time, reason and source
 * empty, so they are not here.
 *
 * @param usn the file's last USN, 0 when the journal has none of it
 * @param majorVersion of the record that was returned, 2 or 3
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_read_file_usn_data">
 *     FSCTL_READ_FILE_USN_DATA</a>
 */
public record FileUsnData(
        long usn, int majorVersion, FileId file, FileId parent, int attributes, int securityId, String name) {

    private static final int FIRST_SIZE = 1024;
    private static final int LARGEST_SIZE = 1 << 16;

    /**
     * Asks for a file's data.
     *
     * @param maxMajorVersion the highest record version accepted: 2, or 3 for 128-bit ids
     * @throws Win32Exception 87 for a volume handle and for versions that cannot be, 13 for an answer that is no whole
     *     record of version 2 or 3
     */
    public static FileUsnData read(Handle file, Backend backend, String target, int maxMajorVersion)
            throws Win32Exception {
        ByteBuffer in = backend.allocate(Layouts.READ_FILE_USN_DATA.size());
        encode(in, maxMajorVersion);
        ByteBuffer out = backend.allocate(FIRST_SIZE);
        while (true) {
            Completion done = file.control(ControlCode.FSCTL_READ_FILE_USN_DATA.value(), in, out);
            if (done.ok()) {
                requireRecord(out, Calls.returned(done, out), target);
                return decode(out);
            }
            boolean tooSmall = Win32Error.ERROR_INSUFFICIENT_BUFFER.is(done.status())
                    || Win32Error.ERROR_MORE_DATA.is(done.status());
            if (!tooSmall || out.capacity() >= LARGEST_SIZE) {
                throw done.failure(ControlCode.FSCTL_READ_FILE_USN_DATA.name(), target);
            }
            out = backend.allocate(2 * out.capacity());
        }
    }

    /** Writes the request as it is sent, from position 0: records of version 2 up to one. */
    public static void encode(ByteBuffer in, int maxMajorVersion) {
        in.putShort(Layouts.READ_FILE_USN_DATA.offset("MinMajorVersion"), (short) 2);
        in.putShort(Layouts.READ_FILE_USN_DATA.offset("MaxMajorVersion"), (short) maxMajorVersion);
    }

    /** What a volume returns is believed as little as what stands in a file. */
    private static void requireRecord(ByteBuffer bytes, int returned, String target) throws Win32Exception {
        boolean whole = RecordCheck.check(bytes, 0, returned) == RecordCheck.Problem.NONE
                && RecordBytes.hasTimeAndName(RecordBytes.majorVersion(bytes, 0));
        if (!whole) {
            throw new Win32Exception(
                    Win32Error.ERROR_INVALID_DATA.code(), ControlCode.FSCTL_READ_FILE_USN_DATA.name(), target);
        }
    }

    private static FileUsnData decode(ByteBuffer bytes) {
        return new FileUsnData(
                RecordBytes.usn(bytes, 0),
                RecordBytes.majorVersion(bytes, 0),
                new FileId(RecordBytes.fileIdHigh(bytes, 0), RecordBytes.fileIdLow(bytes, 0)),
                new FileId(RecordBytes.parentIdHigh(bytes, 0), RecordBytes.parentIdLow(bytes, 0)),
                RecordBytes.attributes(bytes, 0),
                RecordBytes.securityId(bytes, 0),
                RecordBytes.name(bytes, 0));
    }
}
