package dev.tidemark.view.lives;

import dev.tidemark.history.Life;
import dev.tidemark.history.LifeReader;
import java.util.Arrays;

/**
 * The records of a life that is unfolded. Immutable.
 *
 * @param number the life's
 * @param firstRow the number of its first record in the store
 * @param behind of each record, how far it is behind the first, as unsigned 32 bits
 * @param read how many records the life had when they were read
 */
@SuppressWarnings("ArrayRecordComponent") // never handed out
record UnfoldedLife(int number, long firstRow, int[] behind, long read) {

    /**
     * Looks through the rows of a life: not for the FX thread.
     *
     * @param most how many of its records are unfolded, and no more
     */
    static UnfoldedLife of(Life life, LifeReader reader, int most) {
        int[] room = new int[(int) Math.min(life.records(), most)];
        int[] count = new int[1];
        reader.records(life, row -> {
            if (count[0] < room.length) {
                room[count[0]++] = (int) (row.record() - life.firstRow());
            }
        });
        return new UnfoldedLife(life.number(), life.firstRow(), Arrays.copyOf(room, count[0]), life.records());
    }

    int count() {
        return behind.length;
    }

    /** The number of a record in the store, of its place from 1; -1 when there is none. */
    long row(int place) {
        return place < 1 || place > behind.length ? -1 : firstRow + Integer.toUnsignedLong(behind[place - 1]);
    }

    /** The place of a record in the store, 0 when it is none of these. */
    int place(long row) {
        int low = 1;
        int high = behind.length;
        while (low <= high) {
            int middle = low + high >>> 1;
            long at = row(middle);
            if (at == row) {
                return middle;
            }
            low = at < row ? middle + 1 : low;
            high = at < row ? high : middle - 1;
        }
        return 0;
    }
}
