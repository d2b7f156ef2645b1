package dev.tidemark.filter;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RecordStore.Slice;
import dev.tidemark.store.StoreReader;

/** Finds the rows of a slice that pass. Safe from any thread. */
interface SliceFilter {

    /**
     * Tests rows.
     *
     * @param passing takes the indices of those that pass, ascending; room for all of them
     * @return how many pass
     */
    int passing(StoreReader reader, Slice slice, int from, int to, char[] passing);

    /** Where in some rows of a store those lie that can pass; markers apart, which are looked at wherever they are. */
    default RowStretches where(RecordStore store, long from, long to) {
        return RowStretches.ALL;
    }
}
