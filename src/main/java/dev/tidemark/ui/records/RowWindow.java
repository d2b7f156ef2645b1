package dev.tidemark.ui.records;

import dev.tidemark.view.ShownRows;

/**
 * Which rows are visible: as many as fit, from a first row on. Not thread-safe. It stands on the newest row while it
 * follows, else on a record, its anchor, which stays where it is when rows before it come or go.
 */
final class RowWindow {

    private static final long NONE = -1;

    private long first;
    private long size;
    private int visible = 1;
    private long anchor = NONE;
    private long anchorSlot;
    private boolean following = true;

    long first() {
        return first;
    }

    /** The key of the first row; there must be one. */
    long firstKey(ShownRows rows) {
        return rows.key(first);
    }

    int visible() {
        return visible;
    }

    /** The highest first row: the one with the last row at the bottom. */
    long lastFirst() {
        return Math.max(0, size - visible);
    }

    long size() {
        return size;
    }

    boolean following() {
        return following;
    }

    void setVisible(int rows) {
        visible = Math.max(1, rows);
    }

    boolean shows(long row) {
        return row >= first && row < first + visible;
    }

    /** Finds its place again among rows that may have changed. */
    void update(ShownRows rows) {
        size = rows.size();
        if (following) {
            first = lastFirst();
        } else if (anchor != NONE) {
            first = clamp(rows.rowOf(anchor) - anchorSlot);
        } else {
            first = clamp(first);
        }
    }

    /** Nothing is shown. */
    void clear() {
        size = 0;
        first = 0;
        anchor = NONE;
    }

    /** Begins anew: at the newest row when it is to follow, else at the first. */
    void reset(boolean follow) {
        clear();
        following = follow;
    }

    private long clamp(long row) {
        return Math.clamp(row, 0, lastFirst());
    }

    void follow(ShownRows rows, boolean on) {
        if (following && !on) {
            hold(rows);
        }
        following = on;
    }

    /** Makes a row the first; lets go of the newest row when that is upwards. */
    void scrollTo(ShownRows rows, long row) {
        long target = clamp(row);
        if (target < first) {
            following = false;
        }
        if (!following) {
            first = target;
            hold(rows);
        }
    }

    /** Lets go of the newest row: a record that is seen stays where it is on the screen from now on. */
    void holdAt(long key, int slot) {
        following = false;
        anchor = key;
        anchorSlot = slot;
    }

    /** Keeps a visible row in its place from now on; else what was kept so far, seen or not. */
    void holdAt(ShownRows rows, long row) {
        if (!following && shows(row) && row < size) {
            anchor = rows.key(row);
            anchorSlot = row - first;
        }
    }

    private void hold(ShownRows rows) {
        anchor = first < size ? rows.key(first) : NONE;
        anchorSlot = 0;
    }

    /** Scrolls as little as makes a row visible. */
    void reveal(ShownRows rows, long row) {
        if (row < first) {
            scrollTo(rows, row);
        } else if (row >= first + visible) {
            scrollTo(rows, row - visible + 1);
        }
    }

    /** Brings a row to the middle unless it is visible; lets go of the newest row. */
    void center(ShownRows rows, long row) {
        follow(rows, false);
        if (!shows(row)) {
            scrollTo(rows, row - visible / 2);
        }
    }
}
