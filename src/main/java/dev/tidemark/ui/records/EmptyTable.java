package dev.tidemark.ui.records;

/**
 * Why the table shows no record, and what it says instead. Immutable.
 *
 * @param why the case, which has its own next step
 * @param words the case in words
 */
record EmptyTable(Why why, String words) {

    /** The cases. */
    enum Why {
        /** Nothing is open. */
        NO_SOURCE,
        /** The source is a volume without a change journal. */
        NO_JOURNAL,
        /** The source could not be read, or is no journal. */
        FAILED,
        /** The source is a file that is no journal, and in which records may lie all the same. */
        FOREIGN,
        /** The source has no record, or none yet. */
        NO_RECORDS,
        /** The rows were frozen before the first record came. */
        PAUSED,
        /** The source has records, and none passes the filter. */
        FILTERED
    }
}
