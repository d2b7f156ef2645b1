package dev.tidemark.export;

import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How the extents of a version 4 record are put into a line. */
final class Extents {

    private static final int MOST_BYTES = 80;
    private static final byte[] OFFSET = "{\"Offset\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = ",\"Length\":".getBytes(StandardCharsets.US_ASCII);

    private Extents() {}

    /** How much room the extents of a record may need, in bytes. */
    static int room(ByteBuffer bytes, int at) {
        return MOST_BYTES * RecordBytes.extentCount(bytes, at);
    }

    /** {@code offset:length} in hex, joined with a space. */
    static void hex(ByteText text, ByteBuffer bytes, int at) {
        for (int i = 0; i < RecordBytes.extentCount(bytes, at); i++) {
            if (i > 0) {
                text.put(' ');
            }
            text.shortHex(RecordBytes.extentOffset(bytes, at, i));
            text.put(':');
            text.shortHex(RecordBytes.extentLength(bytes, at, i));
        }
    }

    /** A JSON array of objects. */
    static void json(ByteText text, ByteBuffer bytes, int at) {
        text.put('[');
        for (int i = 0; i < RecordBytes.extentCount(bytes, at); i++) {
            if (i > 0) {
                text.put(',');
            }
            text.put(OFFSET);
            text.decimal(RecordBytes.extentOffset(bytes, at, i));
            text.put(LENGTH);
            text.decimal(RecordBytes.extentLength(bytes, at, i));
            text.put('}');
        }
        text.put(']');
    }
}
