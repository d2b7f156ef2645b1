package dev.tidemark.store;

/**
 * A list of rows that may grow: the whole capture, or a filtered, sorted or merged view of one or several. Safe from any
 * thread; two calls in a row may see different sizes. The table, the timeline, the exports and the counters take this.
 */
public interface Rows {

    /** How many rows there are now. */
    long size();

    /**
     * The key of a row.
     *
     * @param row 0 to {@link #size()} - 1
     * @return see {@link RecordKey}; {@link RecordKey#NONE} for a row that is not there, or no longer
     */
    long keyAt(long row);

    /**
     * Where a row stands.
     *
     * @param key a row's key
     * @return its row, or {@code -(row + 1)} of the first row behind it when it is not among these
     */
    long indexOf(long key);

    /** The row with a key, or the first one behind where it would stand. */
    default long rowFrom(long key) {
        long row = indexOf(key);
        return row < 0 ? -(row + 1) : row;
    }

    /** Whether a row is among these. */
    default boolean contains(long key) {
        return indexOf(key) >= 0;
    }

    /** Reads the rows. Whoever opens it closes it soon: what is read cannot be freed meanwhile. */
    RowReader reader();

    /**
     * The last derived row of a kind before another row, in the same source.
     *
     * @param key any key; the row need not be there
     * @return its key, whether or not it is among these; {@link RecordKey#NONE} when there is none
     */
    long derivedBefore(long key, RowKind kind);

    /** Whether what the rows are of was closed: there is nothing to read any more. */
    boolean isClosed();
}
