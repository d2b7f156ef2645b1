package dev.tidemark.filter;

import java.util.function.BooleanSupplier;

/**
 * Sorts pairs of a key and a row by their keys; rows of equal keys keep their order. Not thread-safe. Merges with half the
 * room again; what is in order already is only looked at.
 */
final class PairSort {

    private static final int RUN = 24;

    private final long[] keys;
    private final int[] rows;
    private final BooleanSupplier cancelled;
    private long[] keyRoom = {};
    private int[] rowRoom = {};
    private volatile long sorted;

    PairSort(long[] keys, int[] rows, BooleanSupplier cancelled) {
        this.keys = keys;
        this.rows = rows;
        this.cancelled = cancelled;
    }

    /** How many pairs were sorted so far, those sorted again included. */
    long sorted() {
        return sorted;
    }

    /** Sorts a range; leaves it in no particular order when that is cancelled. */
    void sort(int from, int to) {
        int room = to - from + 1 >>> 1;
        if (keyRoom.length < room && to - from > RUN) {
            keyRoom = new long[room];
            rowRoom = new int[room];
        }
        split(from, to);
    }

    private void split(int from, int to) {
        if (to - from <= RUN) {
            insert(from, to);
            return;
        }
        if (cancelled.getAsBoolean()) {
            return;
        }
        int middle = from + to >>> 1;
        split(from, middle);
        split(middle, to);
        if (keys[middle - 1] > keys[middle]) {
            merge(from, middle, to);
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // written by the sorting thread alone
    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int row = rows[i];
            int at = i;
            for (; at > from && keys[at - 1] > key; at--) {
                keys[at] = keys[at - 1];
                rows[at] = rows[at - 1];
            }
            keys[at] = key;
            rows[at] = row;
        }
        sorted += to - from;
    }

    private void merge(int from, int middle, int to) {
        int count = middle - from;
        System.arraycopy(keys, from, keyRoom, 0, count);
        System.arraycopy(rows, from, rowRoom, 0, count);
        int left = 0;
        int right = middle;
        int at = from;
        while (left < count && right < to) {
            if (keyRoom[left] <= keys[right]) {
                keys[at] = keyRoom[left];
                rows[at++] = rowRoom[left++];
            } else {
                keys[at] = keys[right];
                rows[at++] = rows[right++];
            }
        }
        System.arraycopy(keyRoom, left, keys, at, count - left);
        System.arraycopy(rowRoom, left, rows, at, count - left);
    }
}
