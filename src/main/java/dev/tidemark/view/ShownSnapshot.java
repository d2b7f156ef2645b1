package dev.tidemark.view;

import dev.tidemark.path.PathIndex;
import dev.tidemark.store.KeyWalk;
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

    /** What rows are at this moment. */
    public static ShownSnapshot of(ShownRows shown, PathIndex paths) {
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

        private final KeyWalk walk = new KeyWalk(rows, 0, true);
        private long left = size;

        /**
         * Goes on to the next keys.
         *
         * @return how many there are now, 0 at the end
         */
        public int next() {
            if (left == 0) {
                return 0;
            }
            int taken = walk.next();
            int count = sorted ? (int) Math.min(taken, left) : upToLast(taken);
            left = count < taken ? 0 : left - count;
            return count;
        }

        /** One of the keys, from 0 to what {@link #next} gave. */
        public long key(int index) {
            return walk.key(index);
        }

        /** Behind the last row that was shown stand those that arrived later. */
        private int upToLast(int taken) {
            int count = taken;
            while (count > 0 && walk.key(count - 1) > last) {
                count--;
            }
            return count;
        }
    }
}
