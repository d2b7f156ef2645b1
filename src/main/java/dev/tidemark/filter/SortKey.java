package dev.tidemark.filter;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;

/** What rows can be sorted by. */
public enum SortKey {
    USN,
    TIME,
    /** By UTF-16 units, ignoring case. */
    NAME,
    REASON,
    FILE_ID,
    PARENT_ID,
    SOURCE,
    ATTRIBUTES,
    SECURITY_ID,
    VERSION,
    LENGTH;

    private static final int UNITS = 4;

    /** Whether rows that are equal in one part of the key may differ in the next. */
    boolean hasPart(int part) {
        return switch (this) {
            case NAME -> true;
            case FILE_ID, PARENT_ID -> part < 2;
            default -> part < 1;
        };
    }

    /** A part of the key as a number that orders as the key does; rows without this field come first. */
    long part(RecordCursor row, int part) {
        boolean named = row.hasTimeAndName();
        boolean known = row.isKnown();
        return switch (this) {
            case USN -> known ? row.usn() : Long.MIN_VALUE;
            case TIME -> named ? row.time() : Long.MIN_VALUE;
            case NAME -> named ? units(row, part * UNITS) : Long.MIN_VALUE;
            case REASON -> known ? Integer.toUnsignedLong(row.reason()) : Long.MIN_VALUE;
            case FILE_ID -> known ? unsigned(part == 0 ? row.fileIdHigh() : row.fileIdLow()) : Long.MIN_VALUE;
            case PARENT_ID -> known ? unsigned(part == 0 ? row.parentIdHigh() : row.parentIdLow()) : Long.MIN_VALUE;
            case SOURCE -> known ? Integer.toUnsignedLong(row.sourceInfo()) : Long.MIN_VALUE;
            case ATTRIBUTES -> named ? Integer.toUnsignedLong(row.attributes()) : Long.MIN_VALUE;
            case SECURITY_ID -> named ? Integer.toUnsignedLong(row.securityId()) : Long.MIN_VALUE;
            case VERSION -> row.isMarker() ? Long.MIN_VALUE : row.version();
            case LENGTH -> row.isMarker() ? Long.MIN_VALUE : row.length();
        };
    }

    private static long unsigned(long value) {
        return value ^ Long.MIN_VALUE;
    }

    /** Four units of the name, upper-case; the end of the name counts as 0. */
    private static long units(RecordCursor row, int from) {
        ByteBuffer bytes = row.bytes();
        int name = row.position() + RecordBytes.nameOffset(bytes, row.position());
        int length = RecordBytes.nameLength(bytes, row.position()) / 2;
        long key = 0;
        for (int i = from; i < from + UNITS; i++) {
            key = key << 16 | (i < length ? Character.toUpperCase(bytes.getChar(name + 2 * i)) : 0);
        }
        return unsigned(key);
    }

    /** Whether a part is the last of its row: a name that ended in it. */
    boolean ends(long part) {
        return part == Long.MIN_VALUE || this == NAME && (part & 0xFFFF) == 0;
    }
}
