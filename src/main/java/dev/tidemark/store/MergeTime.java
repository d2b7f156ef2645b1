package dev.tidemark.store;

import dev.tidemark.usn.Filetime;

/**
 * Gives the rows of one source, in their order, the times by which they stand among those of others. They never fall: a source
 * keeps its order, whatever its clock did. Belongs to one thread.
 *
 * <p>A record stands at its time, or at the latest one before it where that is later. A record of version 4, which has no time,
 * stands before the next one that has: that is its close record, which Windows logs behind it. What has no time that a clock can
 * have shown, and a row that is no record, stands behind the row before it.
 */
public final class MergeTime {

    /** Before all times: of rows before which there is none that has one. */
    public static final long FIRST = Long.MIN_VALUE;

    private final RecordCursor other = new RecordCursor();
    private long latest = FIRST;
    private long ahead;
    private boolean found;
    private boolean open;
    private long timeAhead;

    /** The time of the last row; the next one does not stand before it. */
    public long latest() {
        return latest;
    }

    /**
     * The next row has a time.
     *
     * @param time of its own, as FILETIME
     * @return the time by which it stands
     */
    public long follow(long time) {
        if (time > latest && Filetime.isPlausible(time)) {
            latest = time;
        }
        return latest;
    }

    /**
     * The time of the next row of a store, which is being looked at in a {@link RowVisitor}. May be asked again of the same one.
     *
     * @return the time by which it stands
     */
    public long of(RecordCursor row) {
        open = false;
        if (!row.isRecord()) {
            return latest;
        }
        if (row.hasTimeAndName()) {
            return follow(row.time());
        }
        return row.version() == Chunk.WITHOUT_TIME && isFound(row) ? follow(timeAhead) : latest;
    }

    /** Whether more rows could tell another time of the last one that was asked for: of version 4, and the last of its store. */
    public boolean isOpen() {
        return open;
    }

    /** Looks at each row once, however many there are of version 4. */
    private boolean isFound(RecordCursor row) {
        long number = row.record();
        if (ahead <= number) {
            ahead = number + 1;
            found = false;
        }
        long end = number + TimeBounds.ROWS_TO_CLOSE;
        while (!found && ahead <= end) {
            open = !row.other(ahead, other);
            if (open) {
                return false;
            }
            found = other.hasTimeAndName() && Filetime.isPlausible(other.time());
            timeAhead = found ? other.time() : 0;
            ahead += found ? 0 : 1;
        }
        return found;
    }
}
