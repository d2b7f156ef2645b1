package dev.tidemark.usn;

import java.nio.ByteBuffer;

/**
 * Says whether bytes are a USN record that can be read without leaving it. Pure functions; they never throw and never
 * read beyond the given end.
 */
public final class RecordCheck {

    /** What is wrong with bytes that should be a record. */
    public enum Problem {
        /** Nothing: the record can be read. */
        NONE,
        /** Fewer than 8 bytes are left. */
        NO_HEADER,
        /** RecordLength is 0: padding, or the end. */
        ZERO_LENGTH,
        /** RecordLength is not a multiple of 8, or too small for its version. */
        BAD_LENGTH,
        /** RecordLength runs past the end of the bytes. */
        PAST_END,
        /** MajorVersion is 0 or 1, or not one this program knows. */
        UNKNOWN_VERSION,
        /** The name is not within the record. */
        BAD_NAME,
        /** The extents of a version 4 record are not within the record. */
        BAD_EXTENTS
    }

    /** A record is never longer than this, in bytes: the largest name and header are far below it. */
    public static final int MAX_LENGTH = 0x1_0000;

    private static final int V2_MIN = RecordLayouts.V2.offset("FileName");
    private static final int V3_MIN = RecordLayouts.V3.offset("FileName");
    private static final int V4_MIN = RecordLayouts.V4.offset("Extents");

    private RecordCheck() {}

    /**
     * Checks the record at {@code at}.
     *
     * @param end the first position behind the bytes, at most the buffer's limit
     * @return {@link Problem#UNKNOWN_VERSION} for a version that is not 2, 3 or 4 but whose length is sound
     */
    public static Problem check(ByteBuffer bytes, int at, int end) {
        int left = end - at;
        if (left < RecordBytes.HEADER_SIZE) {
            return Problem.NO_HEADER;
        }
        int length = RecordBytes.length(bytes, at);
        if (length == 0) {
            return Problem.ZERO_LENGTH;
        }
        if ((length & RecordBytes.ALIGNMENT - 1) != 0 || length < 0 || length > MAX_LENGTH) {
            return Problem.BAD_LENGTH;
        }
        return switch (RecordBytes.majorVersion(bytes, at)) {
            case 2 -> checkNamed(bytes, at, left, length, V2_MIN);
            case 3 -> checkNamed(bytes, at, left, length, V3_MIN);
            case 4 -> checkExtents(bytes, at, left, length);
            default -> length > left ? Problem.PAST_END : Problem.UNKNOWN_VERSION;
        };
    }

    private static Problem checkNamed(ByteBuffer bytes, int at, int left, int length, int least) {
        if (length < least) {
            return Problem.BAD_LENGTH;
        }
        if (length > left) {
            return Problem.PAST_END;
        }
        int name = RecordBytes.nameLength(bytes, at);
        int offset = RecordBytes.nameOffset(bytes, at);
        boolean inside = offset >= least && offset + name <= length && (name & 1) == 0;
        return inside ? Problem.NONE : Problem.BAD_NAME;
    }

    private static Problem checkExtents(ByteBuffer bytes, int at, int left, int length) {
        if (length < V4_MIN) {
            return Problem.BAD_LENGTH;
        }
        if (length > left) {
            return Problem.PAST_END;
        }
        int count = RecordBytes.extentCount(bytes, at);
        int size = RecordBytes.extentSize(bytes, at);
        boolean inside = count == 0 || size >= RecordLayouts.EXTENT.size() && V4_MIN + (long) count * size <= length;
        return inside ? Problem.NONE : Problem.BAD_EXTENTS;
    }

    /**
     * The least length a record of this name or these extents needs, rounded up to 8 bytes: what Windows itself writes.
     * The record has passed {@link #check}.
     */
    public static int naturalLength(ByteBuffer bytes, int at) {
        int version = RecordBytes.majorVersion(bytes, at);
        int end = switch (version) {
            case 2, 3 -> RecordBytes.nameOffset(bytes, at) + RecordBytes.nameLength(bytes, at);
            case 4 -> V4_MIN + RecordBytes.extentCount(bytes, at) * RecordBytes.extentSize(bytes, at);
            default -> RecordBytes.length(bytes, at);
        };
        return end + RecordBytes.ALIGNMENT - 1 & -RecordBytes.ALIGNMENT;
    }

    /**
     * Whether a record that has passed {@link #check} is what no foreign bytes look like: has the exact length, name offset
     * and USN that Windows would have written.
     */
    static boolean isUnmistakable(ByteBuffer bytes, int at) {
        int version = RecordBytes.majorVersion(bytes, at);
        int length = RecordBytes.length(bytes, at);
        long usn = RecordBytes.usn(bytes, at);
        boolean placed = usn >= 0
                && (usn & RecordBytes.ALIGNMENT - 1) == 0
                && (usn & JournalScanner.PAGE - 1) + length <= JournalScanner.PAGE;
        if (!placed || naturalLength(bytes, at) != length) {
            return false;
        }
        return version == 4
                ? RecordBytes.extentCount(bytes, at) > 0
                : RecordBytes.nameLength(bytes, at) > 0
                        && RecordBytes.nameOffset(bytes, at)
                                == RecordLayouts.of(version).offset("FileName");
    }

    /**
     * The first position of an unmistakable record; positions are tried 8 bytes apart.
     *
     * @param from where to begin
     * @param to where to give up
     * @param limit the first position without a byte
     * @return the position, or -1 when there is none
     */
    public static int find(ByteBuffer bytes, int from, int to, int limit) {
        int end = Math.min(to, limit - RecordBytes.HEADER_SIZE + 1);
        for (int at = from; at < end; at += RecordBytes.ALIGNMENT) {
            if (bytes.getLong(at) != 0
                    && check(bytes, at, limit) == Problem.NONE
                    && RecordBytes.isKnown(RecordBytes.majorVersion(bytes, at))
                    && isUnmistakable(bytes, at)) {
                return at;
            }
        }
        return -1;
    }
}
