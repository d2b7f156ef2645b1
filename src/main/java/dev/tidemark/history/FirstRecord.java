package dev.tidemark.history;

import dev.tidemark.usn.Reason;

/**
 * Tells whether a life can have begun with its first record. Pure functions. Reasons add up until the file is closed, so a record with
 * reasons of several operations had others before it; which ones one operation sets together was seen in real journals.
 */
final class FirstRecord {

    private static final int CLOSE = Reason.CLOSE.bit();
    private static final int CREATE = Reason.FILE_CREATE.bit();

    /** What comes with the operation that is logged, and is none itself. */
    private static final int BESIDE = CLOSE | Reason.DESIRED_STORAGE_CLASS_CHANGE.bit();

    private static final int DATA =
            Reason.DATA_OVERWRITE.bit() | Reason.DATA_EXTEND.bit() | Reason.DATA_TRUNCATION.bit();

    /** One write that goes beyond the end of the file. */
    private static final int WRITTEN_BEYOND = Reason.DATA_OVERWRITE.bit() | Reason.DATA_EXTEND.bit();

    /** The attribute that keeps a file from being indexed was set or cleared. */
    private static final int INDEXING = Reason.BASIC_INFO_CHANGE.bit() | Reason.INDEXABLE_CHANGE.bit();

    /** What Windows logs in one record with its close. */
    private static final int CLOSED_AT_ONCE =
            Reason.FILE_DELETE.bit() | Reason.HARD_LINK_CHANGE.bit() | Reason.OBJECT_ID_CHANGE.bit();

    private FirstRecord() {}

    /**
     * Whether the reasons of a first record are those of one operation, and nothing was set before.
     *
     * @param extents whether it is of version 4, which says CLOSE before the close record
     */
    static boolean canBegin(int reasons, boolean extents) {
        int said = reasons & ~BESIDE;
        if (extents) {
            return (said & ~DATA) == 0;
        }
        if (Reason.TRANSACTED_CHANGE.in(reasons) || said == 0) {
            // What a transaction did becomes one record when it commits; a close record can be forced.
            return true;
        }
        boolean single = Integer.bitCount(said) == 1;
        if ((reasons & CLOSE) != 0) {
            return single && (said & CLOSED_AT_ONCE) != 0;
        }
        return single && !Reason.RENAME_NEW_NAME.in(said) || said == WRITTEN_BEYOND || said == INDEXING;
    }

    /** Whether a record is the one that its file was created by. */
    static boolean creates(int reasons) {
        return (reasons & CREATE) != 0
                && (Reason.TRANSACTED_CHANGE.in(reasons) || (reasons & ~(CREATE | BESIDE)) == 0)
                && (Reason.TRANSACTED_CHANGE.in(reasons) || (reasons & CLOSE) == 0);
    }
}
