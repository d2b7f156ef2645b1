package dev.tidemark.history;

import dev.tidemark.field.LifeFacts.Begin;
import dev.tidemark.field.LifeFacts.End;
import dev.tidemark.usn.Reason;

/**
 * One life: the records of one file, by its id with its sequence, from the first behind a close record to the next close record.
 * Immutable; of a life that is open another one is given later.
 *
 * @param number counted from 0 in the order of first records; never used again
 * @param firstRow the number of its first record in the store
 * @param lastRow the number of its last record so far
 * @param reasons those of all its records
 * @param records how many it has, counted up to 134,217,727
 * @param renameRow the new half of its last rename whose halves were joined, -1 for none
 * @param flags of {@link LifeTable}
 */
public record Life(int number, long firstRow, long lastRow, int reasons, long records, long renameRow, int flags) {

    static Life of(LifeTable table, int number) {
        return new Life(
                number,
                table.firstRow(number),
                table.lastRow(number),
                table.reasons(number),
                table.records(number),
                table.renameRow(number),
                table.flags(number));
    }

    private boolean is(int flag) {
        return (flags & flag) != 0;
    }

    /** How it begins. */
    public Begin begin() {
        return is(LifeTable.CUT) ? Begin.CUT : Reason.FILE_CREATE.in(reasons) ? Begin.CREATED : Begin.OPENED;
    }

    /** How it ends. */
    public End end() {
        if (is(LifeTable.CLOSED)) {
            return Reason.FILE_DELETE.in(reasons) ? End.DELETED : End.CLOSED;
        }
        return is(LifeTable.LOST) ? End.LOST : End.OPEN;
    }

    /** Whether no record of it can come any more. */
    public boolean isOver() {
        return is(LifeTable.CLOSED) || is(LifeTable.LOST);
    }

    /** Whether half of a rename is missing. */
    public boolean lacksHalf() {
        return is(LifeTable.HALVED);
    }

    /** Whether some of its records are of version 4. */
    public boolean hasExtents() {
        return is(LifeTable.EXTENTS);
    }

    /** Whether a rename was joined in it. */
    public boolean isRenamed() {
        return renameRow >= 0;
    }
}
