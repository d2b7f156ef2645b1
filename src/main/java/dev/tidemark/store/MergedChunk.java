package dev.tidemark.store;

import java.util.Arrays;

/**
 * A stretch of a merged list, as the list and the number of each row: 5 bytes a row. One thread fills it; what others read of it was
 * published before.
 */
final class MergedChunk {

    static final int SHIFT = 12;
    static final int ROWS = 1 << SHIFT;

    /** Of each list, a key that none of its rows here or behind is below, and none before is above. */
    private final long[] from;

    private final byte[] lists = new byte[ROWS];

    /** What is to be added to that: of one stretch, no store has as many as do not fit. */
    private final int[] steps = new int[ROWS];

    /**
     * @param next of each list, the least key that its next row can have
     */
    MergedChunk(long[] next) {
        this.from = Arrays.copyOf(next, next.length);
    }

    /** The first row of all of a list comes. */
    void begin(int list, long key) {
        from[list] = key;
    }

    void set(int row, int list, long key) {
        lists[row] = (byte) list;
        steps[row] = (int) (key - from[list]);
    }

    long key(int row) {
        return from[lists[row] & 0xff] + Integer.toUnsignedLong(steps[row]);
    }

    long from(int list) {
        return from[list];
    }

    /**
     * The first row of a list with a key, or one behind it.
     *
     * @param count how many rows there are
     * @return that number when there is none
     */
    int find(int list, long key, int count) {
        for (int row = 0; row < count; row++) {
            if ((lists[row] & 0xff) == list && key(row) >= key) {
                return row;
            }
        }
        return count;
    }
}
