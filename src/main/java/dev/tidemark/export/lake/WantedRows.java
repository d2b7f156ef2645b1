package dev.tidemark.export.lake;

import dev.tidemark.store.RecordKey;
import dev.tidemark.view.ShownSnapshot;
import java.util.Arrays;

/** The rows of one source that were shown, in the order of their records. Not thread-safe. */
final class WantedRows {

    private final ShownSnapshot.Keys keys;
    private final int source;
    private long[] sorted = new long[0];
    private int count;
    private int at;

    /**
     * @param source the source's number; rows of others are passed over
     */
    WantedRows(ShownSnapshot shown, int source) {
        this.keys = shown.keys();
        this.source = source;
        if (shown.sorted()) {
            sort();
        }
    }

    /** Sorting holds the keys too. */
    private void sort() {
        int size = 0;
        for (int some = keys.next(); some > 0; some = keys.next()) {
            sorted = Arrays.copyOf(sorted, Math.max(size + some, sorted.length + (sorted.length >> 1)));
            for (int i = 0; i < some; i++) {
                sorted[size++] = keys.key(i);
            }
        }
        sorted = Arrays.copyOf(sorted, size);
        Arrays.sort(sorted);
        count = size;
    }

    /** The number of the next row in its store; -1 behind the last. */
    long next() {
        while (true) {
            if (at == count) {
                count = sorted.length > 0 ? 0 : keys.next();
                at = 0;
                if (count == 0) {
                    return -1;
                }
            }
            long key = sorted.length > 0 ? sorted[at++] : keys.key(at++);
            if (RecordKey.source(key) == source) {
                return RecordKey.record(key);
            }
        }
    }
}
