package dev.tidemark.view;

import dev.tidemark.store.Rows;
import dev.tidemark.store.RowsOver;

/**
 * The rows whose keys are below one: what a paused table shows while more arrive. Safe from any thread.
 *
 * @param rows rows in the order of their records
 * @param end one more than the last row's key
 */
record FrozenRows(Rows rows, long end) implements RowsOver {

    @Override
    public long size() {
        return rows.rowFrom(end);
    }

    @Override
    public long keyAt(long row) {
        return rows.keyAt(row);
    }

    @Override
    public long indexOf(long key) {
        return key < end ? rows.indexOf(key) : -(size() + 1);
    }

    @Override
    public Rows base() {
        return rows;
    }
}
