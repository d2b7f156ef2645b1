package dev.tidemark.summary;

import java.util.Arrays;

/** Knows how many of the rows that were counted have left: a store drops whole chunks at its front. Not thread-safe. */
final class Front {

    private static final int CHUNK_SHIFT = 14;

    private int[] rows = new int[64];
    private long base = -1;
    private long left;
    private int leftChunks;

    void clear() {
        Arrays.fill(rows, 0);
        base = -1;
        left = 0;
        leftChunks = 0;
    }

    /** The next row that was counted. */
    void add(long record) {
        long chunk = record >>> CHUNK_SHIFT;
        if (base < 0) {
            base = chunk;
        }
        int index = Math.toIntExact(chunk - base);
        if (index >= rows.length) {
            rows = Arrays.copyOf(rows, index + 1 + index / 2);
        }
        rows[index]++;
    }

    /** How many of them lie below a record: more each time. */
    long droppedBelow(long record) {
        long end = base < 0 ? 0 : Math.clamp((record >>> CHUNK_SHIFT) - base, 0, rows.length);
        for (; leftChunks < end; leftChunks++) {
            left += rows[leftChunks];
        }
        return left;
    }
}
