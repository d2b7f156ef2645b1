package dev.tidemark.capture;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.StoreReader;
import org.jspecify.annotations.Nullable;

/** The records of a store by their USN, each once: those that are the same to the byte are one. Immutable. */
public final class CarvedOrder {

    private static final int DIGIT_BITS = 16;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final int[] rows;
    private final int count;

    private CarvedOrder(int[] rows, int count) {
        this.rows = rows;
        this.count = count;
    }

    /** {@code null} when the records can no longer be read. */
    static @Nullable CarvedOrder of(RecordStore store, int found) {
        long[] usns = new long[found];
        try (StoreReader reader = store.reader()) {
            for (int i = 0; i < found; i++) {
                int row = i;
                if (reader.readRecord(row, record -> usns[row] = record.usn()) != Outcome.READ) {
                    return null;
                }
            }
            int[] rows = sorted(usns);
            return new CarvedOrder(rows, dropDoubles(reader, rows, usns));
        }
    }

    /** Row numbers by USN, stable: digit by digit from the lowest on. USNs are never negative here. */
    private static int[] sorted(long[] usns) {
        int[] rows = new int[usns.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            int[] starts = new int[DIGITS + 1];
            for (long usn : usns) {
                starts[(int) (usn >>> shift & DIGITS - 1) + 1]++;
            }
            for (int i = 0; i < DIGITS; i++) {
                starts[i + 1] += starts[i];
            }
            int[] next = new int[rows.length];
            for (int row : rows) {
                next[starts[(int) (usns[row] >>> shift & DIGITS - 1)]++] = row;
            }
            rows = next;
        }
        return rows;
    }

    private static int dropDoubles(StoreReader reader, int[] rows, long[] usns) {
        int kept = 0;
        int end;
        for (int i = 0; i < rows.length; i = end) {
            end = i + 1;
            while (end < rows.length && usns[rows[end]] == usns[rows[i]]) {
                end++;
            }
            DistinctRecords distinct = end - i == 1 ? null : new DistinctRecords(reader, end - i);
            for (int one = i; one < end; one++) {
                if (distinct == null || distinct.add(rows[one])) {
                    rows[kept++] = rows[one];
                }
            }
        }
        return kept;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** The store's number of a record, by its place. */
    public int record(int place) {
        return rows[place];
    }
}
