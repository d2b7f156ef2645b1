package dev.tidemark.filter;

import dev.tidemark.filter.SortedRows.RecordNumbers;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Used by one thread; {@link #progress} is safe from any. Sorts by the first part of a field, then each stretch of equal
 * rows by the next part. Reads the store in slices, so that it can free what it drops.
 */
final class RowSorter {

    private static final int SLICE = 1 << 14;

    /** The shares of reading, of the first sort and of the further parts in the progress: what they take of the time. */
    private static final double READING = 0.3;

    private static final double SORTING = 0.4;

    private final RecordStore store;
    private final RecordNumbers records;
    private final SortKey key;
    private final long flip;
    private final BooleanSupplier cancelled;
    private final int[] order;
    private final long[] keys;
    private final PairSort pairs;
    private final RecordCursor cursor = new RecordCursor();
    private volatile int read;
    private volatile int settled;

    RowSorter(RecordStore store, RecordNumbers records, SortKey key, boolean ascending, BooleanSupplier cancelled) {
        this.store = store;
        this.records = records;
        this.key = key;
        this.flip = ascending ? 0 : -1;
        this.cancelled = cancelled;
        this.order = new int[records.count()];
        this.keys = new long[records.count()];
        this.pairs = new PairSort(keys, order, cancelled);
    }

    /** For each row its place in the records; in no particular order when cancelled. */
    int[] sort() {
        int present = partition();
        int done = order.length - present;
        Stretches waiting = new Stretches();
        waiting.add(0, present, 0);
        while (!waiting.isEmpty() && !cancelled.getAsBoolean()) {
            int part = waiting.part();
            int from = waiting.from();
            int to = waiting.to();
            waiting.removeLast();
            if (part > 0) {
                readKeys(from, to, part);
            }
            pairs.sort(from, to);
            done += addEqual(from, to, part, waiting);
            settled = done;
        }
        return order;
    }

    /** How far it is, 0 to 1. */
    double progress() {
        double all = Math.max(1, order.length);
        double sorted = Math.min(1, pairs.sorted() / all);
        return READING * read / all + SORTING * sorted + (1 - READING - SORTING) * settled / all;
    }

    /** Puts the rows that have the field first; gives how many they are. */
    private int partition() {
        int[] absent = new int[16];
        int absentCount = 0;
        int present = 0;
        for (int from = 0; from < order.length && !cancelled.getAsBoolean(); from += SLICE) {
            int to = Math.min(order.length, from + SLICE);
            long stamp = store.enter();
            try {
                for (int i = from; i < to; i++) {
                    if (stamp != 0 && readsField(i, present)) {
                        order[present++] = i;
                    } else {
                        absent = absentCount < absent.length ? absent : Arrays.copyOf(absent, 2 * absentCount);
                        absent[absentCount++] = i;
                    }
                }
            } finally {
                exit(stamp);
            }
            read = to;
        }
        System.arraycopy(absent, 0, order, present, absentCount);
        return present;
    }

    private boolean readsField(int index, int at) {
        try {
            if (store.read(records.get(index), cursor) && key.in(cursor)) {
                keys[at] = key.part(cursor, 0) ^ flip;
                return true;
            }
        } catch (InternalError | IndexOutOfBoundsException e) {
            // The file was cut short under the mapping: the row has nothing to be sorted by.
        }
        return false;
    }

    private void exit(long stamp) {
        if (stamp != 0) {
            store.exit(stamp);
        }
    }

    /** Keeps the stretches that the next part may tell apart; gives how many rows are in their place. */
    private int addEqual(int from, int to, int part, Stretches waiting) {
        int done = 0;
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || keys[i] != keys[start]) {
                if (i - start > 1 && key.goesOn(keys[start] ^ flip, part)) {
                    waiting.add(start, i, part + 1);
                } else {
                    done += i - start;
                }
                start = i;
            }
        }
        return done;
    }

    private void readKeys(int from, int to, int part) {
        for (int at = from; at < to && !cancelled.getAsBoolean(); at += SLICE) {
            long stamp = store.enter();
            try {
                for (int i = at; i < Math.min(to, at + SLICE); i++) {
                    keys[i] = (stamp == 0 ? 0 : readPart(order[i], part)) ^ flip;
                }
            } finally {
                exit(stamp);
            }
        }
    }

    private long readPart(int index, int part) {
        try {
            return store.read(records.get(index), cursor) ? key.part(cursor, part) : 0;
        } catch (InternalError | IndexOutOfBoundsException e) {
            return 0;
        }
    }
}
