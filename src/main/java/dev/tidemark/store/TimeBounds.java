package dev.tidemark.store;

import dev.tidemark.usn.RecordBytes;

/**
 * Between which times some records lie. Immutable. Clocks are set back, so it is the earliest and the latest of all, and not the
 * times of the first and the last.
 *
 * @param earliest as FILETIME; greater than {@code latest} when no record has a time
 * @param latest as FILETIME
 * @param isKnown false when it cannot be said, and any time may be among them
 */
public record TimeBounds(long earliest, long latest, boolean isKnown) {

    /** A record of version 4 has the time of the close record behind it, which stands at most so many rows away. */
    public static final int ROWS_TO_CLOSE = 256;

    private static final TimeBounds UNKNOWN = new TimeBounds(Long.MIN_VALUE, Long.MAX_VALUE, false);

    /**
     * Of all rows of a chunk.
     *
     * @param times of those that have one
     * @param toClose in how many rows at most the close record of one of version 4 stands behind it
     */
    static TimeBounds of(Chunk chunk, long[] times, int toClose) {
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        for (int row = 0; row < Chunk.ROWS; row++) {
            byte kind = chunk.kinds[row];
            if (kind == Chunk.MARKER || kind == Chunk.WITHOUT_TIME && row >= Chunk.ROWS - toClose) {
                return UNKNOWN;
            }
            if (RecordBytes.hasTimeAndName(kind)) {
                earliest = Math.min(earliest, times[row]);
                latest = Math.max(latest, times[row]);
            }
        }
        return new TimeBounds(earliest, latest, true);
    }
}
