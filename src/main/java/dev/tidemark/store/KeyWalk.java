package dev.tidemark.store;

/**
 * Goes through the rows of a list by their keys, some thousand at a time: for who looks at every row of a list that lives.
 * Belongs to one thread.
 *
 * <p>Rows that leave at the front move the others. A place that was counted on would then skip rows that are still held; so
 * the place is found anew behind the row that was taken last. A row that leaves before it is read is {@code GONE} to its
 * reader, and nothing else is taken for it.
 */
public final class KeyWalk {

    /** No more keys than these are taken at once. */
    public static final int AT_ONCE = 1 << 12;

    private final Rows rows;
    private final int step;
    private final long[] keys = new long[AT_ONCE];
    private long row;
    private long last = RecordKey.NONE;

    /**
     * @param fromRow the first row to take; none are taken when it is beyond the end that the walk leads to
     * @param forward whether the walk leads to the last row, or to the first
     */
    public KeyWalk(Rows rows, long fromRow, boolean forward) {
        this.rows = rows;
        this.step = forward ? 1 : -1;
        this.row = forward ? Math.max(0, fromRow) : Math.min(fromRow, rows.size() - 1);
    }

    /** Goes from the row with a key, or from the first one behind where it would stand, to the last row. */
    public static KeyWalk from(Rows rows, long key) {
        KeyWalk walk = new KeyWalk(rows, 0, true);
        walk.last = key - 1;
        return walk;
    }

    /**
     * Takes the next keys.
     *
     * @return how many there are now; 0 when there are none, or none yet
     */
    public int next() {
        int count;
        long front;
        do {
            front = front();
            if (last != RecordKey.NONE) {
                row = behindLast();
            }
            count = take();
        } while (front() != front);
        if (count > 0) {
            last = keys[count - 1];
            row += (long) step * count;
        }
        return count;
    }

    /** One of the keys, from 0 to one less than {@link #next} gave. */
    public long key(int index) {
        return keys[index];
    }

    private long front() {
        return rows.size() == 0 ? RecordKey.NONE : rows.keyAt(0);
    }

    /** Looked for only where it moved: in rows that are sorted, which do not move, looking takes long. */
    private long behindLast() {
        long place = row - step;
        if (place >= 0 && place < rows.size() && rows.keyAt(place) == last) {
            return row;
        }
        long found = rows.indexOf(last);
        if (found >= 0) {
            return found + step;
        }
        return step > 0 ? -(found + 1) : -(found + 1) - 1;
    }

    private int take() {
        long size = rows.size();
        int count = 0;
        long at = row;
        while (count < AT_ONCE && at >= 0 && at < size) {
            long key = rows.keyAt(at);
            if (key == RecordKey.NONE) {
                break;
            }
            keys[count++] = key;
            at += step;
        }
        return count;
    }
}
