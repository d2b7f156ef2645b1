package dev.tidemark.store;

/**
 * A list of records that grows: the whole capture, or a filtered or sorted view of it. Safe from any thread; two calls in
 * a row may see different sizes. The table, the timeline, the exports and the counters take this.
 */
public interface Rows {

    /** How many rows there are now. */
    long size();

    /**
     * The record shown in a row.
     *
     * @param index 0 to {@link #size()} - 1
     * @return the record's number in {@link #store()}
     */
    long recordAt(long index);

    /**
     * Where a record stands.
     *
     * @param record a record's number in the store
     * @return its row, or {@code -(row + 1)} of the first row behind it when it is not among these
     */
    long indexOf(long record);

    /** The store the records are in. */
    RecordStore store();
}
