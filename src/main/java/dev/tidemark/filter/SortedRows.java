package dev.tidemark.filter;

import dev.tidemark.store.RecordKey;
import dev.tidemark.store.Rows;
import dev.tidemark.store.RowsOver;

/** Rows in another order; eight to twelve bytes a row. Immutable. */
final class SortedRows implements RowsOver {

    private final Rows base;
    private final RecordNumbers records;
    private final int[] order;
    private final int[] rowOf;

    /**
     * @param base the rows before they were sorted, of one source
     * @param records the rows' keys, ascending
     * @param order for each row, its place in {@code records}
     */
    SortedRows(Rows base, RecordNumbers records, int[] order) {
        this.base = base;
        this.records = records;
        this.order = order;
        this.rowOf = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            rowOf[order[row]] = row;
        }
    }

    /**
     * The keys of rows of one source, in its order.
     *
     * @param first the first one
     * @param count how many
     * @param deltas each key minus the first, as unsigned 32 bits; empty when the keys are consecutive
     */
    @SuppressWarnings("ArrayRecordComponent") // never handed out
    record RecordNumbers(long first, int count, int[] deltas) {

        static RecordNumbers of(Rows rows) {
            int count = (int) Math.min(rows.size(), Integer.MAX_VALUE - 8);
            long first = count == 0 ? 0 : rows.keyAt(0);
            if (count == 0 || rows.keyAt(count - 1) - first == count - 1) {
                return new RecordNumbers(first, count, new int[0]);
            }
            int[] deltas = new int[count];
            for (int i = 0; i < count; i++) {
                deltas[i] = (int) (rows.keyAt(i) - first);
            }
            return new RecordNumbers(first, count, deltas);
        }

        long get(int index) {
            return first + (deltas.length == 0 ? index : Integer.toUnsignedLong(deltas[index]));
        }

        /** The place of a key, negative when it is not there. */
        int find(long key) {
            long delta = key - first;
            if (delta < 0 || delta > 0xFFFF_FFFFL) {
                return -1;
            }
            if (deltas.length == 0) {
                return delta < count ? (int) delta : -1;
            }
            int low = 0;
            int high = count - 1;
            while (low <= high) {
                int middle = low + high >>> 1;
                int compared = Integer.compareUnsigned(deltas[middle], (int) delta);
                if (compared == 0) {
                    return middle;
                }
                low = compared < 0 ? middle + 1 : low;
                high = compared < 0 ? high : middle - 1;
            }
            return -1;
        }
    }

    @Override
    public long size() {
        return order.length;
    }

    @Override
    public long keyAt(long row) {
        return row < 0 || row >= order.length ? RecordKey.NONE : records.get(order[(int) row]);
    }

    /** Rows in another order have no place for a row that is not among them: that gives -1. */
    @Override
    public long indexOf(long key) {
        int found = records.find(key);
        return found < 0 ? -1 : rowOf[found];
    }

    @Override
    public Rows base() {
        return base;
    }
}
