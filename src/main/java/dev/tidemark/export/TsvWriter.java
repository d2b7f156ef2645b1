package dev.tidemark.export;

import dev.tidemark.usn.RecordBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Tab-separated values of version 2 and 3 records: {@code usn timestamp_filetime reason …}. */
final class TsvWriter extends LineWriter {

    private static final byte[] HEADER =
            "usn\ttimestamp_filetime\treason\tsource_info\tattributes\tfile_ref\tparent_ref\tname\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int FIELDS_ROOM = 160;

    TsvWriter(OutputStream out) {
        super(out, HEADER);
    }

    @Override
    boolean room(ByteBuffer bytes, int at) throws IOException {
        if (!RecordBytes.hasTimeAndName(RecordBytes.majorVersion(bytes, at))) {
            return false;
        }
        text.ensure(FIELDS_ROOM + Names.room(bytes, at));
        return true;
    }

    @Override
    void line(ByteBuffer bytes, int at) {
        text.decimal(RecordBytes.usn(bytes, at));
        text.put('\t');
        text.decimal(RecordBytes.time(bytes, at));
        text.put('\t');
        text.hex(RecordBytes.reason(bytes, at));
        text.put('\t');
        text.hex(RecordBytes.sourceInfo(bytes, at));
        text.put('\t');
        text.hex(RecordBytes.attributes(bytes, at));
        text.put('\t');
        text.id(RecordBytes.fileIdHigh(bytes, at), RecordBytes.fileIdLow(bytes, at));
        text.put('\t');
        text.id(RecordBytes.parentIdHigh(bytes, at), RecordBytes.parentIdLow(bytes, at));
        text.put('\t');
        Names.line(text, bytes, at);
        text.put('\n');
    }
}
