package dev.tidemark.filter;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.RecordBytes;

/** What records can be sorted by. */
public enum SortKey {
    USN,
    TIME,
    /** Ignoring case, as NTFS does: by upper-case UTF-16 code units. */
    NAME,
    /** As an unsigned number. */
    REASON,
    FILE_ID,
    PARENT_ID,
    SOURCE,
    ATTRIBUTES,
    SECURITY_ID,
    VERSION,
    /** RecordLength. */
    LENGTH;

    private static final int NAME_CHARS = 3;
    private static final int CHAR_BITS = 21;

    /** Whether the row has this field at all. */
    boolean in(RecordCursor cursor) {
        return switch (this) {
            case USN, REASON, FILE_ID, PARENT_ID, SOURCE -> cursor.isKnown();
            case TIME, NAME, ATTRIBUTES, SECURITY_ID -> cursor.hasTimeAndName();
            case VERSION, LENGTH -> !cursor.isMarker();
        };
    }

    /**
     * The part of the field that decides when all parts before are equal, as a number that compares as the field does.
     *
     * @param part 0 for the first
     */
    long part(RecordCursor cursor, int part) {
        return switch (this) {
            case USN -> cursor.usn();
            case TIME -> cursor.time();
            case NAME -> namePart(cursor, part);
            case REASON -> Integer.toUnsignedLong(cursor.reason());
            case FILE_ID -> (part == 0 ? cursor.fileIdHigh() : cursor.fileIdLow()) ^ Long.MIN_VALUE;
            case PARENT_ID -> (part == 0 ? cursor.parentIdHigh() : cursor.parentIdLow()) ^ Long.MIN_VALUE;
            case SOURCE -> Integer.toUnsignedLong(cursor.sourceInfo());
            case ATTRIBUTES -> Integer.toUnsignedLong(cursor.attributes());
            case SECURITY_ID -> Integer.toUnsignedLong(cursor.securityId());
            case VERSION -> cursor.version();
            case LENGTH -> cursor.length();
        };
    }

    /** Whether rows with this same part may differ in the next one. */
    boolean goesOn(long value, int part) {
        return switch (this) {
            case NAME -> (value & (1 << CHAR_BITS) - 1) != 0;
            case FILE_ID, PARENT_ID -> part == 0;
            default -> false;
        };
    }

    /** Three characters, each plus one: 0 stands behind the end of the name. */
    private static long namePart(RecordCursor cursor, int part) {
        int length = RecordBytes.nameLength(cursor.bytes(), cursor.position()) >> 1;
        int from = cursor.position() + RecordBytes.nameOffset(cursor.bytes(), cursor.position());
        long value = 0;
        for (int i = part * NAME_CHARS; i < (part + 1) * NAME_CHARS; i++) {
            int c = i < length ? NameMatcher.fold(cursor.bytes().getChar(from + 2 * i)) + 1 : 0;
            value = value << CHAR_BITS | c;
        }
        return value;
    }
}
