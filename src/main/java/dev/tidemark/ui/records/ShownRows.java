package dev.tidemark.ui.records;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.Rows;

/**
 * Safe from any thread. Rows as the table shows them: in the order of their records, or sorted otherwise. A selection is
 * kept as ranges of keys: a row's key is its record's number where rows are in that order, which neither growth nor
 * trimming changes, and the row itself where they are sorted, which is then fixed.
 *
 * @param rows the rows
 * @param sorted whether they stand in another order than their records
 */
record ShownRows(Rows rows, boolean sorted) {

    long size() {
        return rows.isClosed() ? 0 : rows.size();
    }

    RowReader reader() {
        return rows.reader();
    }

    long record(long row) {
        return rows.keyAt(row);
    }

    /** The row of a record, or of the first one behind where it would stand. */
    long rowOf(long record) {
        return rows.rowFrom(record);
    }

    boolean contains(long record) {
        return rows.contains(record);
    }

    long key(long row) {
        return sorted ? row : rows.keyAt(row);
    }

    /** The row of a key, or the first one behind where it would stand. */
    long rowOfKey(long key) {
        return sorted ? Math.clamp(key, 0, size()) : rowOf(key);
    }

    /** Whether every record of the store up to the last row shown is among the rows. */
    boolean whole() {
        return rows instanceof RecordStore || rows instanceof FrozenRows frozen && frozen.rows() instanceof RecordStore;
    }
}
