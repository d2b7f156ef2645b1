package dev.tidemark.testing;

import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.store.RowsOver;

/** The rows of a store, of which the oldest leave while somebody looks at them. Not thread-safe. */
public final class LeavingRows implements RowsOver {

    private final RecordStore store;
    private final long leave;
    private int asks;
    private long first;

    /**
     * @param asks how often the size or a key is asked for before rows leave
     * @param leave how many leave then
     */
    public LeavingRows(RecordStore store, int asks, long leave) {
        this.store = store;
        this.asks = asks;
        this.leave = leave;
    }

    private long firstNow() {
        long before = first;
        if (--asks == 0) {
            first += leave;
        }
        return before;
    }

    @Override
    public long size() {
        return store.endRecord() - firstNow();
    }

    @Override
    public long keyAt(long row) {
        return RecordKey.of(store.source(), firstNow() + row);
    }

    @Override
    public long indexOf(long key) {
        long row = RecordKey.record(key) - firstNow();
        return row < 0 ? -1 : row < store.endRecord() - first ? row : -(store.endRecord() - first + 1);
    }

    @Override
    public Rows base() {
        return store;
    }
}
