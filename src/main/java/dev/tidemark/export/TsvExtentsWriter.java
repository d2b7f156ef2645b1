package dev.tidemark.export;

import dev.tidemark.usn.RecordBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Tab-separated values of version 4 records: {@code usn reason … remaining_and_extents_hex}. */
final class TsvExtentsWriter extends LineWriter {

    private static final byte[] HEADER = "usn\treason\tsource_info\tfile_ref\tparent_ref\tremaining_and_extents_hex\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REMAINING = "V4 rem=".getBytes(StandardCharsets.US_ASCII);
    private static final int FIELDS_ROOM = 160;

    TsvExtentsWriter(OutputStream out) {
        super(out, HEADER);
    }

    @Override
    boolean room(ByteBuffer bytes, int at) throws IOException {
        if (RecordBytes.majorVersion(bytes, at) != 4) {
            return false;
        }
        text.ensure(FIELDS_ROOM + Extents.room(bytes, at));
        return true;
    }

    @Override
    void line(ByteBuffer bytes, int at) {
        text.decimal(RecordBytes.usn(bytes, at));
        text.put('\t');
        text.hex(RecordBytes.reason(bytes, at));
        text.put('\t');
        text.hex(RecordBytes.sourceInfo(bytes, at));
        text.put('\t');
        text.id(RecordBytes.fileIdHigh(bytes, at), RecordBytes.fileIdLow(bytes, at));
        text.put('\t');
        text.id(RecordBytes.parentIdHigh(bytes, at), RecordBytes.parentIdLow(bytes, at));
        text.put('\t');
        text.put(REMAINING);
        text.decimal(Integer.toUnsignedLong(RecordBytes.remainingExtents(bytes, at)));
        if (RecordBytes.extentCount(bytes, at) > 0) {
            text.put(' ');
            Extents.hex(text, bytes, at);
        }
        text.put('\n');
    }
}
