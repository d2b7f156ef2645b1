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

    /**
     * The other half of the rename that a record is half of.
     *
     * @param row is being looked at, in a {@link dev.tidemark.store.RowVisitor}
     * @param other shows that half then
     * @return its number in the store; empty when the record is no half, or the other half is not held
     */
    public static OptionalLong other(RecordCursor row, RecordCursor other) {
        if (!row.isRecord() || !row.hasTimeAndName()) {
            return OptionalLong.empty();
        }
        int reasons = row.reason();
        return isOld(reasons) ? next(row, other) : isNew(reasons) ? before(row, other) : OptionalLong.empty();
    }

    private static OptionalLong next(RecordCursor row, RecordCursor other) {
        for (long at = row.record() + 1; at <= row.record() + FARTHEST && row.other(at, other); at++) {
            if (isNamed(row, other)) {
                return isNew(other.reason()) ? OptionalLong.of(at) : OptionalLong.empty();
            }
            if (other.kind().hidesRecords()) {
                break;
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong before(RecordCursor row, RecordCursor other) {
        for (long at = row.record() - 1; at >= row.record() - FARTHEST && row.other(at, other); at--) {
            if (isNamed(row, other)) {
                return isOld(other.reason()) ? OptionalLong.of(at) : OptionalLong.empty();
            }
            if (other.kind().hidesRecords()) {
                break;
            }
        }
        return OptionalLong.empty();
    }

    private static boolean isNamed(RecordCursor row, RecordCursor other) {
        return other.isRecord()
                && other.hasTimeAndName()
                && other.fileIdLow() == row.fileIdLow()
                && other.fileIdHigh() == row.fileIdHigh();
    }
}
