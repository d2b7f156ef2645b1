package dev.tidemark.history;

import dev.tidemark.store.RecordCursor;

/**
 * Tells of each record which life it belongs to, and of a rename what came before, as the rows of one source are handed on in their
 * order. Not thread-safe. Takes 24 bytes for each life that is as young as the oldest file that is open, and 36 for each of those.
 */
public final class RecordLives {

    private static final int SOME = 1 << 16;

    private final LifeTable table = new LifeTable();
    private final LifeTracker tracker = new LifeTracker(table);
    private final RecordCursor first = new RecordCursor();
    private long usn;

    /** The life whose first record's USN that is, since which row: the next one is likely of the same. */
    private int life = -1;

    private long since;

    private int sinceDropped;

    /**
     * Takes the next row, be it a record or not.
     *
     * @param row is being looked at, in a {@link dev.tidemark.store.RowVisitor}
     */
    public void take(RecordCursor row) {
        tracker.take(row);
        if (tracker.life() >= 0 && (tracker.life() != life || row.record() < since)) {
            long begun = table.firstRow(tracker.life());
            boolean held = begun < row.record() && row.other(begun, first) && first.isRecord();
            usn = held ? first.usn() : row.usn();
            life = held || begun == row.record() ? tracker.life() : -1;
            since = row.record();
        }
        if (++sinceDropped == SOME) {
            sinceDropped = 0;
            table.dropBelow(tracker.firstOpen());
        }
    }

    /** A row could not be read: records may be missing there. */
    public void lose() {
        tracker.lose();
    }

    /** Whether the row that was taken last is a record of a life. */
    public boolean isOfLife() {
        return tracker.life() >= 0;
    }

    /** The USN of the first record of its life; its own where the first was no longer held as it was looked for. Only where it is of a life. */
    public long firstUsn() {
        return usn;
    }

    /** The number of the row with the name before, where the row that was taken last has the name behind a rename; else -1. */
    public long oldHalf() {
        return tracker.oldHalf();
    }
}
