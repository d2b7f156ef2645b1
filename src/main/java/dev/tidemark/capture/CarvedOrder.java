package dev.tidemark.capture;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.StoreReader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of a store by their USN, each once: those that are the same to the byte are one. Immutable. */
public final class CarvedOrder {

    private static final int DIGIT_BITS = 16;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final int[] rows;
    private final int count;

    /** A record's bytes; ordered, so that no choice of bytes makes a set of them slow. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Bytes(byte[] bytes) implements Comparable<Bytes> {

        @Override
        public int compareTo(Bytes other) {
            return Arrays.compare(bytes, other.bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes same && Arrays.equals(bytes, same.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

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
        Set<Bytes> same = new HashSet<>();
        int kept = 0;
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            boolean begins = i == 0 || usns[rows[i - 1]] != usns[row];
            boolean alone = begins && (i + 1 == rows.length || usns[rows[i + 1]] != usns[row]);
            if (begins) {
                same.clear();
            }
            boolean[] other = {alone};
            if (!alone) {
                reader.readRecord(row, record -> other[0] = same.add(new Bytes(record.copy())));
            }
            if (other[0]) {
                rows[kept++] = row;
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
