package dev.tidemark.view;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.Rows;

/**
 * Rows as they are shown: in the order of their records, or sorted otherwise. Safe from any thread. A selection is kept as
 * ranges of places: a row's place is its key where rows are in that order, which neither growth nor trimming changes, and the
 * row itself where they are sorted, which is then fixed.
 *
 * @param rows the rows
 * @param sorted whether they stand in another order than their records
 */
public record ShownRows(Rows rows, boolean sorted) {

    /** How many there are now; none once their source was closed. */
    public long size() {
        return rows.isClosed() ? 0 : rows.size();
    }

    public RowReader reader() {
        return rows.reader();
    }

    /** Reads what can be told of the rows at once: for who shows them, and must not wait. */
    public RowReader glance() {
        return rows instanceof GlancedRows some ? some.glance() : rows.reader();
    }

    /** The key of a row. */
    public long key(long row) {
        return rows.keyAt(row);
    }

    /** The row with a key, or the first one behind where it would stand. */
    public long rowOf(long key) {
        return rows.rowFrom(key);
    }

    public boolean contains(long key) {
        return rows.contains(key);
    }

    /** A row's place in ranges of selected rows. */
    public long place(long row) {
        return sorted ? row : rows.keyAt(row);
    }

    /** The row of a place, or the first one behind where it would stand. */
    public long rowOfPlace(long place) {
        return sorted ? Math.clamp(place, 0, size()) : rowOf(place);
    }

    /** Whether every record of the store up to the last row shown is among the rows. */
    public boolean whole() {
        return rows instanceof RecordStore || rows instanceof FrozenRows frozen && frozen.rows() instanceof RecordStore;
    }
}
