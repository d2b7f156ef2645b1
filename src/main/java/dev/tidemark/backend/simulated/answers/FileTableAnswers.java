package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.RecordEncoder;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Answers FSCTL_ENUM_USN_DATA and FSCTL_READ_FILE_USN_DATA. Under the volume's monitor. */
final class FileTableAnswers {

    private static final Layout V0 = Layouts.MFT_ENUM_DATA_V0;
    private static final int HEADER = 8;

    private final SimulatedFiles files;
    private final boolean has128BitIds;

    FileTableAnswers(SimulatedFiles files, boolean has128BitIds) {
        this.files = files;
        this.has128BitIds = has128BitIds;
    }

    /** Packs the files from a record number on behind the number to go on with; 38 when there are none. */
    Completion enumerate(@Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        if (in == null || in.remaining() < V0.size()) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        if (out == null || out.remaining() < HEADER) {
            return Completion.failed(Win32Error.ERROR_INSUFFICIENT_BUFFER.code());
        }
        int from = in.position();
        long start = in.getLong(from + V0.offset("StartFileReferenceNumber"));
        long low = in.getLong(from + V0.offset("LowUsn"));
        long high = in.getLong(from + V0.offset("HighUsn"));
        boolean v1 = in.remaining() >= Layouts.MFT_ENUM_DATA_V1.size();
        int max = v1 ? in.getShort(from + Layouts.MFT_ENUM_DATA_V1.offset("MaxMajorVersion")) : 2;
        int version = has128BitIds || max >= 3 ? 3 : 2;
        int at = out.position() + HEADER;
        SimulatedFile file = files.atOrAbove(number(start));
        while (file != null) {
            boolean inRange = file.lastUsn() >= low && file.lastUsn() <= high;
            if (inRange && at + RecordEncoder.length(version, file.name().length()) > out.limit()) {
                break;
            }
            if (inRange) {
                at += write(out, at, version, file);
            }
            file = files.atOrAbove(number(file.id().low()) + 1);
        }
        if (at == out.position() + HEADER) {
            return Completion.failed(
                    (file == null ? Win32Error.ERROR_HANDLE_EOF : Win32Error.ERROR_INSUFFICIENT_BUFFER).code());
        }
        out.putLong(out.position(), file == null ? Long.MAX_VALUE : file.id().low());
        return new Completion(Win32Error.SUCCESS, at - out.position());
    }

    /** The last USN of one file; time, reason and source are left empty, as Windows leaves them. */
    Completion ofFile(@Nullable SimulatedOpen open, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        if (open == null) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        if (out != null && !Alignment.isOn4(out)) {
            return Completion.failed(Win32Error.ERROR_INVALID_USER_BUFFER.code());
        }
        SimulatedFile file = open.file();
        Layout layout = Layouts.READ_FILE_USN_DATA;
        int min = 2;
        int max = 2;
        if (in != null && in.remaining() >= layout.size()) {
            min = in.getShort(in.position() + layout.offset("MinMajorVersion"));
            max = in.getShort(in.position() + layout.offset("MaxMajorVersion"));
        }
        int version = max >= 3 ? 3 : 2;
        if (min > max || min > 3 || max < (has128BitIds ? 3 : 2)) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        if (out == null
                || out.remaining() < RecordEncoder.length(version, file.name().length())) {
            return Completion.failed(Win32Error.ERROR_INSUFFICIENT_BUFFER.code());
        }
        return new Completion(Win32Error.SUCCESS, write(out, out.position(), version, file));
    }

    private long number(long start) {
        return has128BitIds ? start : FileId.of64(start).recordNumber();
    }

    private static int write(ByteBuffer out, int at, int version, SimulatedFile file) {
        RecordEncoder.Fields fields = new RecordEncoder.Fields(
                file.id(), file.parentId(), file.lastUsn(), 0, 0, 0, file.securityId(), file.attributes(), file.name());
        return RecordEncoder.write(out, at, version, fields);
    }
}
