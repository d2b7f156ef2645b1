package dev.tidemark.filter;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import java.util.function.BooleanSupplier;

/** Finds rows by name, from a given row on. */
public final class Finder {

    private static final int SLICE = 1 << 12;
    private static final long NONE = -1;

    private Finder() {}

    /**
     * The next row whose name fits. May take long: not for the FX thread.
     *
     * @param fromRow the first row to look at
     * @param forward whether to look at the rows behind it, or before it
     * @param cancelled asked every few thousand rows
     * @return the row, or -1 when there is none up to the last (the first) row, or it was cancelled
     */
    public static long next(Rows rows, long fromRow, boolean forward, NameMatcher matcher, BooleanSupplier cancelled) {
        int step = forward ? 1 : -1;
        RecordCursor cursor = new RecordCursor();
        long row = forward ? Math.max(0, fromRow) : Math.min(fromRow, rows.size() - 1);
        while (row >= 0 && row < rows.size() && !cancelled.getAsBoolean()) {
            long until = forward ? Math.min(rows.size(), row + SLICE) : Math.max(-1, row - SLICE);
            long found = within(rows, row, until, step, matcher, cursor);
            if (found != NONE) {
                return found;
            }
            row = until;
        }
        return NONE;
    }

    private static long within(Rows rows, long from, long until, int step, NameMatcher matcher, RecordCursor cursor) {
        RecordStore store = rows.store();
        long stamp = store.enter();
        if (stamp == 0) {
            return NONE;
        }
        try {
            for (long row = from; row != until; row += step) {
                if (matches(store, rows.recordAt(row), matcher, cursor)) {
                    return row;
                }
            }
            return NONE;
        } finally {
            store.exit(stamp);
        }
    }

    /** A record whose bytes have gone has no name. */
    private static boolean matches(RecordStore store, long record, NameMatcher matcher, RecordCursor cursor) {
        try {
            return store.read(record, cursor) && matcher.matches(cursor);
        } catch (InternalError | IndexOutOfBoundsException e) {
            return false;
        }
    }
}
