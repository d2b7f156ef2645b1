package dev.tidemark.history;

import dev.tidemark.usn.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What the life of a file adds to one of its records: what was set before it, and what came behind it. Immutable.
 *
 * @param before the reasons that the record of the file before left set: 0 when the record begins a life;
 *     {@link #UNKNOWN}, {@link #NOT_ASKED}
 * @param after what came behind it
 * @param closeUsn the USN of the close record behind it, -1 when none was found
 * @param other the other half of the rename that it is half of, {@code null} when it is none or that half is not known
 */
public record RecordLife(
        long before, After after, long closeUsn, @Nullable OtherHalf other) {

    /** Which reasons were set before is not known: records are missing, or are too far away. */
    public static final long UNKNOWN = -1;

    /** Nobody looked yet for what was set before. */
    public static final long NOT_ASKED = -2;

    /** Of a record of which nobody looked at the life. */
    public static final RecordLife UNSEEN = new RecordLife(NOT_ASKED, After.NOT_ASKED, -1, null);

    /** What came behind a record. */
    public enum After {
        /** Nobody looked. */
        NOT_ASKED,
        /** Nothing: it is the close record. */
        ENDS,
        /** The close record. */
        CLOSED,
        /** No close record as far as was read. */
        OPEN,
        /** Records are missing, and with them maybe the close record. */
        LOST,
        /** No close record for so many records that nobody looked further. */
        FAR
    }

    /**
     * The other half of a rename.
     *
     * @param name the name in it, as it is
     * @param moved whether it has another directory than the record
     */
    public record OtherHalf(String name, boolean moved) {}

    /** Whether it is known which reasons were set before. */
    public boolean isBeforeKnown() {
        return before >= 0;
    }

    /** The reasons that were set before and still are; 0 when that is not known. */
    public int stillSet(int reasons) {
        return isBeforeKnown() ? reasons & (int) before & ~added(reasons) : 0;
    }

    /** The reasons that are new; all of them when it is not known which were set before. */
    public int added(int reasons) {
        if (!isBeforeKnown()) {
            return reasons;
        }
        int added = reasons & ~(int) before;
        // A second rename within one life sets nothing that was not set; its new half follows its old half all the
        // same.
        boolean again = RenameHalves.isNew(reasons) && RenameHalves.isOld((int) before);
        return again ? added | Reason.RENAME_NEW_NAME.bit() : added;
    }
}
