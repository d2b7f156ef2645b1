package dev.tidemark.history;

import dev.tidemark.store.RecordCursor;

/**
 * Tells of each row which life it is of, along the rows in their order and behind those that {@link Lives} has taken in. Not
 * thread-safe. A record is of the life of its file that began last, so the ids of the files suffice; a file is forgotten with the last
 * record of its life.
 */
public final class LifeWalk {

    private final Lives lives;
    private final OpenFiles open = new OpenFiles();
    private int next;

    /** Begins with the first life that is held. */
    public LifeWalk(Lives lives) {
        this.lives = lives;
        this.next = lives.first();
    }

    /** The number of the row to begin with. */
    public long begin() {
        return next < lives.end() ? lives.life(next).firstRow() : lives.taken();
    }

    /**
     * The life that a row is of.
     *
     * @param row the next row, which {@link Lives#taken} is behind
     * @return the life's number, -1 for a row of none
     */
    public int of(RecordCursor row) {
        if (!row.isRecord() || !row.isKnown()) {
            return -1;
        }
        // Those before the first that is held were of rows that have left.
        next = Math.max(next, lives.first());
        int slot = open.find(row.fileIdHigh(), row.fileIdLow());
        if (next < lives.end() && lives.life(next).firstRow() == row.record()) {
            if (slot >= 0) {
                open.remove(slot);
            }
            slot = open.add(row.fileIdHigh(), row.fileIdLow(), next++);
        }
        if (slot < 0) {
            return -1;
        }
        int number = open.life(slot);
        if (number < lives.first()) {
            open.remove(slot);
            return -1;
        }
        Life life = lives.life(number);
        if (life.isOver() && life.lastRow() == row.record()) {
            open.remove(slot);
        }
        return number;
    }
}
