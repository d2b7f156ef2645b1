package dev.tidemark.filter;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Safe from any thread. Sorts rows on an executor: stable, with 28 bytes a row while it works and 12 after. Rows that are
 * equal in the first part of the key are sorted by the next.
 */
public final class SortJob implements AutoCloseable {

    private static final int LOOK = 1 << 12;

    private final Rows base;
    private final SortKey key;
    private final boolean ascending;
    private volatile boolean cancelled;
    private volatile long steps;
    private volatile long expected = 1;

    private SortJob(Rows base, SortKey key, boolean ascending) {
        this.base = base;
        this.key = key;
        this.ascending = ascending;
    }

    /**
     * Starts to sort the rows there are now.
     *
     * @param base rows in the order of their records, fewer than 2 billion
     * @param done takes the sorted rows, on the executor; not called when the job was closed before
     */
    public static SortJob start(Rows base, SortKey key, boolean ascending, Executor executor, Consumer<Rows> done) {
        SortJob job = new SortJob(base, key, ascending);
        executor.execute(() -> job.run(done));
        return job;
    }

    private void run(Consumer<Rows> done) {
        try {
            Rows sorted = sort();
            if (!cancelled) {
                steps = expected;
                done.accept(sorted);
            }
        } catch (CancellationException e) {
            // Nobody waits for the rows any more.
        }
    }

    private Rows sort() {
        int size = Math.toIntExact(base.size());
        expected = 1 + (long) size * (2 + 32 - Integer.numberOfLeadingZeros(Math.max(1, size)));
        long origin = size == 0 ? 0 : base.recordAt(0);
        int[] distances = new int[size];
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            distances[i] = Math.toIntExact(base.recordAt(i) - origin);
            order[i] = i;
        }
        Sorting sorting = new Sorting(origin, distances, order);
        sorting.range(0, size, 0);
        return new SortedRows(base.store(), origin, distances, order);
    }

    /** How far the job is, 0 to 1. */
    public double progress() {
        return Math.min(1, (double) steps / expected);
    }

    /** Gives the job up. */
    @Override
    public void close() {
        cancelled = true;
    }

    private void step(int count) {
        steps += count;
        if (cancelled) {
            throw new CancellationException();
        }
    }

    /** Not thread-safe. Sorts {@code order}, an array of indexes of {@code distances}. */
    private final class Sorting {

        private final long origin;
        private final int[] distances;
        private final int[] order;
        private final long[] keys;
        private final int[] spareOrder;
        private final long[] spareKeys;
        private final RecordCursor cursor = new RecordCursor();

        Sorting(long origin, int[] distances, int[] order) {
            this.origin = origin;
            this.distances = distances;
            this.order = order;
            this.keys = new long[order.length];
            this.spareOrder = new int[order.length];
            this.spareKeys = new long[order.length];
        }

        void range(int from, int to, int part) {
            readKeys(from, to, part);
            mergeSort(from, to);
            if (!key.hasPart(part + 1)) {
                return;
            }
            int start = from;
            while (start < to) {
                int end = start + 1;
                long value = keys[start];
                while (end < to && keys[end] == value) {
                    end++;
                }
                if (end - start > 1 && !key.ends(ascending ? value : ~value)) {
                    range(start, end, part + 1);
                }
                start = end;
            }
        }

        private void readKeys(int from, int to, int part) {
            RecordStore store = base.store();
            int at = from;
            while (at < to) {
                int end = Math.min(to, at + LOOK);
                step(end - at);
                long stamp = store.enter();
                if (stamp == 0) {
                    throw new CancellationException();
                }
                try {
                    for (; at < end; at++) {
                        keys[at] = read(origin + distances[order[at]], part);
                    }
                } finally {
                    store.exit(stamp);
                }
            }
        }

        private long read(long record, int part) {
            long value = Long.MIN_VALUE;
            try {
                if (base.store().read(record, cursor)) {
                    value = key.part(cursor, part);
                }
            } catch (InternalError e) {
                // The file was cut short under its mapping: the row has no key.
                value = Long.MIN_VALUE;
            }
            return ascending ? value : ~value;
        }

        private void mergeSort(int from, int to) {
            if (to - from < 2) {
                return;
            }
            int middle = from + to >>> 1;
            mergeSort(from, middle);
            mergeSort(middle, to);
            if (keys[middle - 1] > keys[middle]) {
                merge(from, middle, to);
            }
            if (to - from >= LOOK) {
                step(to - from);
            }
        }

        private void merge(int from, int middle, int to) {
            System.arraycopy(keys, from, spareKeys, from, middle - from);
            System.arraycopy(order, from, spareOrder, from, middle - from);
            int left = from;
            int right = middle;
            int out = from;
            while (left < middle) {
                if (right < to && keys[right] < spareKeys[left]) {
                    keys[out] = keys[right];
                    order[out++] = order[right++];
                } else {
                    keys[out] = spareKeys[left];
                    order[out++] = spareOrder[left++];
                }
            }
        }
    }
}
