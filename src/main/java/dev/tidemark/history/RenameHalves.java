package dev.tidemark.history;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.Reason;
import java.util.OptionalLong;

/**
 * The two records of a rename: the old half has the name and the directory before, the new one those behind. Windows writes one right
 * behind the other. Pure functions over rows that are being looked at.
 */
public final class RenameHalves {

    /** In rows; in real journals at most 608 bytes of USN lie between the halves. */
    static final int FARTHEST = 256;

    private RenameHalves() {}

    /** Whether a record gives the name before a rename. */
    public static boolean isOld(int reasons) {
        return Reason.RENAME_OLD_NAME.in(reasons);
    }

    /** Whether a record gives the name behind a rename; so do those that follow it until the close record. */
    public static boolean isNew(int reasons) {
        return Reason.RENAME_NEW_NAME.in(reasons) && !isOld(reasons);
    }

    /** What was found where the other half of a rename belongs. */
    public enum Found {
        /** The other half. */
        OTHER,
        /** Nothing was looked for: the record is no half of a rename. */
        NO_HALF,
        /** The new half is before: the record only goes on to give the name behind the rename. */
        FOLLOWS,
        /** Records may be missing between. */
        GAP,
        /** Another record of the same file, or none near enough. */
        ORPHAN,
        /** The first row that is held, or the last one there is. */
        END
    }

    /**
     * Where the other half of a rename is, or why not.
     *
     * @param found what was found
     * @param row the number of the other half in the store of its own source; -1 unless that was found
     */
    public record OtherHalf(Found found, long row) {

        private static OtherHalf none(Found why) {
            return new OtherHalf(why, -1);
        }
    }

    /**
     * The other half of the rename that a record is half of.
     *
     * @param row is being looked at, in a {@link dev.tidemark.store.RowVisitor}
     * @param other shows that half then
     * @return its number in the store; empty when the record is no half, or the other half is not held
     */
    public static OptionalLong other(RecordCursor row, RecordCursor other) {
        OtherHalf half = look(row, other);
        return half.found() == Found.OTHER ? OptionalLong.of(half.row()) : OptionalLong.empty();
    }

    /** As {@link #other}, and why there is none. Looks at 256 rows at most: not for the FX thread. */
    public static OtherHalf look(RecordCursor row, RecordCursor other) {
        if (!row.isRecord() || !row.hasTimeAndName()) {
            return OtherHalf.none(Found.NO_HALF);
        }
        int reasons = row.reason();
        if (isOld(reasons)) {
            return look(row.inSource(), other, 1);
        }
        return isNew(reasons) ? look(row.inSource(), other, -1) : OtherHalf.none(Found.NO_HALF);
    }

    private static OtherHalf look(RecordCursor row, RecordCursor other, int step) {
        for (int i = 1; i <= FARTHEST; i++) {
            long at = row.record() + (long) step * i;
            if (!row.other(at, other)) {
                return OtherHalf.none(Found.END);
            }
            if (isNamed(row, other)) {
                return met(row.reason(), other.reason(), at);
            }
            if (other.kind().hidesRecords()) {
                return OtherHalf.none(Found.GAP);
            }
        }
        return OtherHalf.none(Found.ORPHAN);
    }

    private static OtherHalf met(int reasons, int others, long at) {
        boolean fits = isOld(reasons) ? isNew(others) : isOld(others);
        if (fits) {
            return new OtherHalf(Found.OTHER, at);
        }
        return OtherHalf.none(isNew(reasons) && isNew(others) ? Found.FOLLOWS : Found.ORPHAN);
    }

    private static boolean isNamed(RecordCursor row, RecordCursor other) {
        return other.isRecord()
                && other.hasTimeAndName()
                && other.fileIdLow() == row.fileIdLow()
                && other.fileIdHigh() == row.fileIdHigh();
    }
}
