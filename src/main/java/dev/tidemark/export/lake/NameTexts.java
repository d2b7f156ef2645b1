package dev.tidemark.export.lake;

import dev.tidemark.export.parquet.Texts;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Puts names as UTF-8, from where they lie. Pure functions. */
final class NameTexts {

    /** Three bytes for a code unit, at most. */
    private static final int MOST = 3;

    private static final int UNITS = 4;
    private static final long NOT_ASCII = 0xFF80_FF80_FF80_FF80L;
    private static final char REPLACEMENT = '\uFFFD';

    private NameTexts() {}

    /**
     * Adds a name to the text of a row; a surrogate without its other half becomes U+FFFD.
     *
     * @param bytes little-endian
     * @param from where the name begins
     * @param units how many code units it has
     * @return whether all of it could be put so
     */
    static boolean put(ByteBuffer bytes, int from, int units, Texts to, int row) {
        byte[] into = to.room(MOST * units + Long.BYTES);
        int at = to.size();
        int i = 0;
        for (; i + UNITS <= units; i += UNITS) {
            long four = bytes.getLong(from + 2 * i);
            if ((four & NOT_ASCII) != 0) {
                break;
            }
            into[at] = (byte) four;
            into[at + 1] = (byte) (four >>> 16);
            into[at + 2] = (byte) (four >>> 32);
            into[at + 3] = (byte) (four >>> 48);
            at += UNITS;
        }
        boolean whole = true;
        for (; i < units; i++) {
            char unit = bytes.getChar(from + 2 * i);
            if (unit < 0x80) {
                into[at++] = (byte) unit;
            } else if (!Character.isSurrogate(unit)) {
                at = put(unit, into, at);
            } else if (isPair(bytes, from, i, units)) {
                at = put(Character.toCodePoint(unit, bytes.getChar(from + 2 * ++i)), into, at);
            } else {
                whole = false;
                at = put(REPLACEMENT, into, at);
            }
        }
        to.grown(row, at);
        return whole;
    }

    /** As {@link #put(ByteBuffer, int, int, Texts, int)}, the name of a record; of one without a name nothing. */
    static boolean put(RecordCursor record, Texts to, int row) {
        return put(record.bytes(), position(record), units(record), to, row);
    }

    private static int position(RecordCursor record) {
        return record.position() + RecordBytes.nameOffset(record.bytes(), record.position());
    }

    private static int units(RecordCursor record) {
        return RecordBytes.nameLength(record.bytes(), record.position()) / 2;
    }

    /** As {@link #put(ByteBuffer, int, int, Texts, int)}. */
    static boolean put(String name, Texts to, int row) {
        return put(Utf16.of(name), 0, name.length(), to, row);
    }

    private static boolean isPair(ByteBuffer bytes, int from, int i, int units) {
        return Character.isHighSurrogate(bytes.getChar(from + 2 * i))
                && i + 1 < units
                && Character.isLowSurrogate(bytes.getChar(from + 2 * i + 2));
    }

    private static int put(int code, byte[] into, int from) {
        int at = from;
        if (code < 0x800) {
            into[at++] = (byte) (0xC0 | code >>> 6);
        } else {
            if (code < 0x1_0000) {
                into[at++] = (byte) (0xE0 | code >>> 12);
            } else {
                into[at++] = (byte) (0xF0 | code >>> 18);
                into[at++] = (byte) (0x80 | code >>> 12 & 0x3F);
            }
            into[at++] = (byte) (0x80 | code >>> 6 & 0x3F);
        }
        into[at++] = (byte) (0x80 | code & 0x3F);
        return at;
    }

    /** Puts the name of a record as it is, as UTF-16LE. */
    static void exact(RecordCursor record, Texts to, int row) {
        int length = 2 * units(record);
        to.begin(row);
        record.bytes().get(position(record), to.room(length), to.size(), length);
        to.grown(row, to.size() + length);
    }

    /**
     * Puts what stands behind the last dot of a name that does not begin with it, in small letters.
     *
     * @return false when there is no such thing
     */
    static boolean extension(Texts names, int row, Texts to) {
        byte[] name = names.bytes();
        int start = names.start(row);
        int end = names.end(row);
        int dot = end - 1;
        while (dot > start && name[dot] != '.') {
            dot--;
        }
        if (dot <= start || dot == end - 1) {
            return false;
        }
        to.begin(row);
        byte[] into = to.room(end - dot);
        int at = to.size();
        for (int i = dot + 1; i < end; i++) {
            byte unit = name[i];
            if (unit < 0) {
                return other(name, dot + 1, end, to, row);
            }
            into[at++] = (byte) (unit >= 'A' && unit <= 'Z' ? unit + ('a' - 'A') : unit);
        }
        to.grown(row, at);
        return true;
    }

    private static boolean other(byte[] name, int from, int end, Texts to, int row) {
        byte[] small = new String(name, from, end - from, StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT)
                .getBytes(StandardCharsets.UTF_8);
        to.add(row, small, 0, small.length);
        return true;
    }
}
