package dev.tidemark.store;

/**
 * Names a row among the rows of all sources that are open: the source's number and the record's number in that source's
 * store, in one {@code long}. Pure functions.
 *
 * <p>A key is never negative, and ascends with the record's number within a source. The key of a record of source 0 is the
 * record's number itself, so a store that stands alone needs no thought of sources. Keys hold while the program runs; what
 * names a record beyond that is its identity.
 */
public final class RecordKey {

    /** No row. */
    public static final long NONE = -1;

    /** Sources are numbered from 0 to one less than this. */
    public static final int MOST_SOURCES = 1 << 15;

    private static final int RECORD_BITS = 48;
    private static final long RECORD = (1L << RECORD_BITS) - 1;

    private RecordKey() {}

    /**
     * A row's key.
     *
     * @param source the source's number, below {@link #MOST_SOURCES}
     * @param record the record's number in its store, below 2^48
     */
    public static long of(int source, long record) {
        return (long) source << RECORD_BITS | record;
    }

    /** The number of the source that a key's row is of; a number that no source has for {@link #NONE}. */
    public static int source(long key) {
        return (int) (key >>> RECORD_BITS);
    }

    /** The number of a key's record in its store. */
    public static long record(long key) {
        return key & RECORD;
    }
}
