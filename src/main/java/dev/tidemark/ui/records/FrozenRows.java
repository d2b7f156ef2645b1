package dev.tidemark.ui.records;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;

/**
 * Safe from any thread. The rows of records below a number: what a paused table shows while more arrive.
 *
 * @param rows rows in the order of their records
 * @param end one more than the last record's number
 */
record FrozenRows(Rows rows, long end) implements Rows {

    @Override
    public long size() {
        long index = rows.indexOf(end);
        return index < 0 ? -(index + 1) : index;
    }

    @Override
    public long recordAt(long index) {
        return rows.recordAt(index);
    }

    @Override
    public long indexOf(long record) {
        return record < end ? rows.indexOf(record) : -(size() + 1);
    }

    @Override
    public RecordStore store() {
        return rows.store();
    }
}
