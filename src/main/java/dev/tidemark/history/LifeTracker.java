package dev.tidemark.history;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowKind;
import dev.tidemark.usn.Reason;

/**
 * Joins rows into lives, one after the other. Not thread-safe: the one writer of a {@link LifeTable}. A record of version 4 never ends
 * a life: it says CLOSE, and the close record stands behind it.
 */
final class LifeTracker {

    private final LifeTable table;
    private final int mostOpen;
    private final OpenFiles open = new OpenFiles();
    private final RowLosses losses = new RowLosses();
    private volatile long pairs;
    private volatile long orphans;
    private volatile long overflows;
    private int life = -1;
    private long oldHalf = -1;

    LifeTracker(LifeTable table) {
        this(table, OpenFiles.MOST);
    }

    /**
     * @param mostOpen how many files are followed while they are open
     */
    LifeTracker(LifeTable table, int mostOpen) {
        this.table = table;
        this.mostOpen = mostOpen;
    }

    /** How many renames were joined. */
    long pairs() {
        return pairs;
    }

    /** How many halves of renames have no other half. */
    long orphans() {
        return orphans;
    }

    /** How often more files were open than are followed, and all of them were let go. */
    long overflows() {
        return overflows;
    }

    /** The number of the first life that is open; the one behind the last when none is. */
    int firstOpen() {
        int least = table.written();
        for (int slot = 0; slot < open.slots(); slot++) {
            if (!open.isFree(slot)) {
                least = Math.min(least, open.life(slot));
            }
        }
        return least;
    }

    /** The reasons of the life that a record would go on, before it is taken; 0 when it would begin one. */
    int reasonsSoFar(RecordCursor row) {
        int slot = open.find(row.fileIdHigh(), row.fileIdLow());
        return slot < 0 ? 0 : table.reasons(open.life(slot));
    }

    /** Whether a file is open. */
    boolean isOpen(long high, long low) {
        return open.find(high, low) >= 0;
    }

    /** How many files are open. */
    int openFiles() {
        return open.size();
    }

    /** The number of the life that the row belongs to which was taken last; -1 when it belongs to none. */
    int life() {
        return life;
    }

    /** The row of the old half, where the row that was taken last is the new half of a rename; else -1. */
    long oldHalf() {
        return oldHalf;
    }

    /** The next row. */
    void take(RecordCursor row) {
        life = -1;
        oldHalf = -1;
        Marker marker = row.marker();
        if (marker != null) {
            if (losses.before(marker)) {
                lose();
            }
        } else if (row.kind() == RowKind.RECORD && row.isKnown()) {
            takeRecord(row);
        }
    }

    /** Records may be missing here: nobody knows whether what is open was closed there. */
    void lose() {
        for (int slot = 0; slot < open.slots(); slot++) {
            if (!open.isFree(slot)) {
                table.flag(open.life(slot), LifeTable.LOST);
                leaveHalf(slot);
            }
        }
        open.clear();
    }

    private void takeRecord(RecordCursor row) {
        boolean extents = !row.hasTimeAndName();
        int reasons = row.reason();
        int slot = open.find(row.fileIdHigh(), row.fileIdLow());
        if (slot >= 0 && isBehindEnd(slot, row, extents, reasons)) {
            table.flag(open.life(slot), LifeTable.LOST);
            end(slot);
            slot = -1;
        }
        if (slot < 0) {
            slot = begin(row, reasons, extents);
        }
        life = open.life(slot);
        boolean named = !extents && joins(slot, row, reasons);
        table.record(life, row.record(), reasons);
        if (named) {
            table.renamed(life, row.record());
        }
        if (extents) {
            table.flag(life, LifeTable.EXTENTS);
        }
        if (Reason.CLOSE.in(reasons) && extents) {
            open.setClosing(slot);
        } else if (Reason.CLOSE.in(reasons)) {
            table.flag(life, LifeTable.CLOSED);
            end(slot);
        }
    }

    /** Whether the close record of a life did not come that a record of version 4 had announced, or the life is too long to be counted. */
    private boolean isBehindEnd(int slot, RecordCursor row, boolean extents, int reasons) {
        return open.isClosing(slot) && !extents && !Reason.CLOSE.in(reasons)
                || table.isTooFar(open.life(slot), row.record());
    }

    private int begin(RecordCursor row, int reasons, boolean extents) {
        if (open.size() == mostOpen) {
            overflows++;
            lose();
        }
        int begun = table.add(row.record(), !FirstRecord.canBegin(reasons, extents));
        return open.add(row.fileIdHigh(), row.fileIdLow(), begun);
    }

    private void end(int slot) {
        leaveHalf(slot);
        open.remove(slot);
    }

    /** Whether a record is the new half of a rename whose old half was seen; takes note of halves. */
    private boolean joins(int slot, RecordCursor row, int reasons) {
        if (RenameHalves.isOld(reasons)) {
            leaveHalf(slot);
            open.setHalf(slot, row.record());
            return false;
        }
        long half = open.half(slot);
        if (half < 0) {
            if (RenameHalves.isNew(reasons) && !Reason.RENAME_NEW_NAME.in(table.reasons(open.life(slot)))) {
                orphan(open.life(slot));
            }
            return false;
        }
        boolean joined = RenameHalves.isNew(reasons) && row.record() - half <= RenameHalves.FARTHEST;
        if (joined) {
            oldHalf = half;
            open.setHalf(slot, -1);
            pairs++;
        } else {
            leaveHalf(slot);
        }
        return joined;
    }

    private void leaveHalf(int slot) {
        if (open.half(slot) >= 0) {
            open.setHalf(slot, -1);
            orphan(open.life(slot));
        }
    }

    private void orphan(int ofLife) {
        orphans++;
        table.flag(ofLife, LifeTable.HALVED);
    }
}
