package dev.tidemark.filter;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import java.util.Arrays;

/** Immutable. Rows in another order than their records'. */
final class SortedRows implements Rows {

    private final RecordStore store;
    private final long origin;
    private final int[] distances;
    private final int[] order;
    private final int[] rowOf;

    /**
     * @param distances the records above {@code origin}, rising
     * @param order for each row the index of its record in {@code distances}
     */
    SortedRows(RecordStore store, long origin, int[] distances, int[] order) {
        this.store = store;
        this.origin = origin;
        this.distances = distances;
        this.order = order;
        this.rowOf = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            rowOf[order[row]] = row;
        }
    }

    @Override
    public long size() {
        return order.length;
    }

    @Override
    public long recordAt(long index) {
        return origin + distances[order[(int) index]];
    }

    @Override
    public long indexOf(long record) {
        long distance = record - origin;
        if (distance < 0 || distance > Integer.MAX_VALUE) {
            return -1;
        }
        int index = Arrays.binarySearch(distances, (int) distance);
        return index < 0 ? -1 : rowOf[index];
    }

    @Override
    public RecordStore store() {
        return store;
    }
}
