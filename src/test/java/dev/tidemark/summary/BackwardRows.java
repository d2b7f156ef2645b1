package dev.tidemark.summary;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.store.RowsOver;

/** The rows of a store, the newest first. */
record BackwardRows(RecordStore store) implements RowsOver {

    @Override
    public long size() {
        return store.size();
    }

    @Override
    public long keyAt(long row) {
        return store.keyAt(size() - 1 - row);
    }

    @Override
    public long indexOf(long key) {
        return size() - 1 - store.indexOf(key);
    }

    @Override
    public Rows base() {
        return store;
    }
}
