package dev.tidemark.field;

import dev.tidemark.text.ByteText;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How the extents of a version 4 record are put into a line. */
final class Extents {

    private static final int MOST_BYTES = 80;
    private static final byte[] REMAINING = "V4 rem=".getBytes(StandardCharsets.US_ASCII);
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

    /** How many extents follow in later records, then {@code offset:length} in hex. */
    static void withRemaining(ByteText text, ByteBuffer bytes, int at) {
        text.put(REMAINING);
        text.decimal(Integer.toUnsignedLong(RecordBytes.remainingExtents(bytes, at)));
        if (RecordBytes.extentCount(bytes, at) > 0) {
            text.put(' ');
            hex(text, bytes, at);
        }
    }

    /** As people read them: {@code offset+length}, joined with a space, and how many follow behind an ellipsis. */
    static String shown(ByteBuffer bytes, int at) {
        StringBuilder text = new StringBuilder();
        int count = RecordBytes.extentCount(bytes, at);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(RecordBytes.extentOffset(bytes, at, i));
            text.append('+').append(RecordBytes.extentLength(bytes, at, i));
        }
        int remaining = RecordBytes.remainingExtents(bytes, at);
        return remaining == 0
                ? text.toString()
                : text.append(" …").append(Integer.toUnsignedString(remaining)).toString();
    }

    /** How many bytes the extents of a record hold together. */
    static long bytes(ByteBuffer bytes, int at) {
        long sum = 0;
        for (int i = 0; i < RecordBytes.extentCount(bytes, at); i++) {
            sum += RecordBytes.extentLength(bytes, at, i);
        }
        return sum;
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
