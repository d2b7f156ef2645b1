package dev.tidemark.view;

import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.Rows;

/**
 * The rows that were shown at one moment, in the order in which they were shown. Safe from any thread. Rows that arrive later
 * are none of them, and rows that the source drops meanwhile are missed, not mistaken for others.
 *
 * @param rows the list they are in, which may grow behind them and lose rows before them
 * @param sorted whether they stand in another order than their records
 * @param size how many rows were shown
 * @param last the key of the last one, {@link RecordKey#NONE} when none was shown
 * @param paths where the files were
 */
public record ShownSnapshot(Rows rows, boolean sorted, long size, long last, PathIndex paths) {

    private static final int KEYS_AT_ONCE = 1 << 12;

    static ShownSnapshot of(ShownRows shown, PathIndex paths) {
        long first;
        long size;
        long last;
        do {
            // Rows that leave in between move the last one to where others will arrive.
            first = shown.key(0);
            size = shown.size();
            last = size == 0 ? RecordKey.NONE : shown.key(size - 1);
        } while (shown.key(0) != first);
        return new ShownSnapshot(shown.rows(), shown.sorted(), size, last, paths);
    }

    /** Gives the keys of the rows, in their order. */
    public Keys keys() {
        return new Keys();
    }

    /** The keys of the rows in their order, some at a time. Not thread-safe. */
    public final class Keys {

        private final long[] keys = new long[KEYS_AT_ONCE];
        private long row;
        private long before = RecordKey.NONE;
        private int count;

        /**
         * Goes on to the next keys.
         *
         * @return how many there are now, 0 at the end
         */
        public int next() {
            count = sorted ? nextSorted() : nextInOrder();
            return count;
        }

        /** One of the keys, from 0 to what {@link #next} gave. */
        public long key(int index) {
            return keys[index];
        }

        private int nextSorted() {
            int some = (int) Math.min(KEYS_AT_ONCE, size - row);
            for (int i = 0; i < some; i++) {
                keys[i] = rows.keyAt(row + i);
            }
            row += some;
            return some;
        }

        /** Rows that leave at the front move the others: then the place behind the last key is looked for again. */
        private int nextInOrder() {
            int some;
            long first;
            do {
                first = rows.keyAt(0);
                row = before == RecordKey.NONE ? 0 : rows.rowFrom(before + 1);
                some = take();
            } while (rows.keyAt(0) != first);
            if (some > 0) {
                before = keys[some - 1];
            }
            return some;
        }

        private int take() {
            long left = rows.size() - row;
            int some = 0;
            while (some < KEYS_AT_ONCE && some < left) {
                long key = rows.keyAt(row + some);
                if (key == RecordKey.NONE || last == RecordKey.NONE || key > last) {
                    break;
                }
                keys[some++] = key;
            }
            return some;
        }
    }
}
