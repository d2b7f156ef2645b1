package dev.tidemark.view;

import dev.tidemark.store.Rows;
import dev.tidemark.store.RowsOver;

/**
 * Safe from any thread. The rows of records below a number: what a paused table shows while more arrive.
 *
 * @param rows rows in the order of their records
 * @param end one more than the last record's number
 */
record FrozenRows(Rows rows, long end) implements RowsOver {

    @Override
    public long size() {
        long index = rows.indexOf(end);
        return index < 0 ? -(index + 1) : index;
    }

    @Override
    public long keyAt(long row) {
        return rows.keyAt(row);
    }

    @Override
    public long indexOf(long record) {
        return record < end ? rows.indexOf(record) : -(size() + 1);
    }

    @Override
    public Rows base() {
        return rows;
    }
}
