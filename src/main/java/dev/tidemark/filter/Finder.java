package dev.tidemark.filter;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import java.util.function.BooleanSupplier;

/** Finds the next row by name. Reads rows: not for the FX thread. */
public final class Finder {

    private static final int SLICE = 1 << 13;

    private Finder() {}

    /**
     * The next row whose name fits.
     *
     * @param fromRow the first row to look at
     * @param forward towards the last row, or towards the first
     * @param cancelled asked now and then; true ends the search
     * @return the row, or -1 when there is none, or the search was cancelled
     */
    public static long next(Rows rows, long fromRow, boolean forward, NameMatcher names, BooleanSupplier cancelled) {
        RecordCursor cursor = new RecordCursor();
        long row = fromRow;
        long size = rows.size();
        while (row >= 0 && row < size && !cancelled.getAsBoolean()) {
            long stop = forward ? Math.min(size, row + SLICE) : Math.max(-1, row - SLICE);
            long found = slice(rows, row, stop, names, cursor);
            if (found >= 0) {
                return found;
            }
            row = stop;
        }
        return -1;
    }

    private static long slice(Rows rows, long from, long stop, NameMatcher names, RecordCursor cursor) {
        RecordStore store = rows.store();
        long stamp = store.enter();
        if (stamp == 0) {
            return -1;
        }
        try {
            int step = from < stop ? 1 : -1;
            for (long row = from; row != stop; row += step) {
                if (store.read(rows.recordAt(row), cursor) && names.matches(cursor)) {
                    return row;
                }
            }
            return -1;
        } catch (InternalError e) {
            // The file was cut short under its mapping: nothing to find in what is gone.
            return -1;
        } finally {
            store.exit(stamp);
        }
    }
}
