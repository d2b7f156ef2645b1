package dev.tidemark.field;

import dev.tidemark.store.RecordStore.Slice;

/** Finds a field's values of many rows at once: a column that the store keeps beside the bytes. Safe from any thread. */
@FunctionalInterface
public interface FieldKernel {

    /** The column itself, to read only: the values of a slice's rows, 0 for rows that are no records. */
    int[] column(Slice slice);

    /**
     * Tests the rows of a slice.
     *
     * @param passing takes the indices of those that pass, ascending; room for all of them
     * @return how many pass
     */
    default int select(FlagTest test, Slice slice, int from, int to, char[] passing) {
        return test.select(column(slice), from, to, passing);
    }
}
