package dev.tidemark.filter;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RecordStore.Slice;
import dev.tidemark.store.StoreReader;
import java.util.Arrays;

/**
 * Consecutive rows within one block of a {@link RowSet}, and which of them pass. Used by one thread at a time. While it is
 * examined the store cannot free what was dropped, so a piece is small.
 */
final class FilterTask {

    private static final char[] NO_ROWS = {};

    final long from;
    final long to;
    private char[] rows = NO_ROWS;
    private boolean examined;
    private boolean hasRecord;

    /**
     * @param from the first record
     * @param to one more than the last, in the same block
     */
    FilterTask(long from, long to) {
        this.from = from;
        this.to = to;
    }

    boolean isExamined() {
        return examined;
    }

    /** The rows that pass, counted from the start of the block, ascending. */
    char[] rows() {
        return rows;
    }

    /** Whether one of the rows that pass is a record. */
    boolean hasRecord() {
        return hasRecord;
    }

    /**
     * Finds the rows that pass. Rows that are no longer held do not.
     *
     * @param where where those can be that pass, markers apart
     * @param scratch room for a block's rows, of the caller's thread: one for each piece would be more garbage than result
     */
    void examine(RecordStore store, SliceFilter filter, RowStretches where, char[] scratch) {
        try (StoreReader reader = store.reader()) {
            rows = passing(store, reader, filter, where, scratch);
        }
        examined = true;
    }

    private char[] passing(
            RecordStore store, StoreReader reader, SliceFilter filter, RowStretches where, char[] passing) {
        Slice slice = reader.slice(Math.max(from, store.firstRecord()));
        if (slice == null || slice.base() > from) {
            return NO_ROWS;
        }
        // A marker tells what is missing wherever it stands: where there is one, all are looked at.
        long first = slice.marked() ? from : where.first(from, to);
        long end = slice.marked() ? to : where.end(from, to);
        int start = Math.max(slice.from(), (int) (first - slice.base()));
        int stop = (int) (end - slice.base());
        int count = start >= stop ? 0 : filter.passing(reader, slice, start, stop, passing);
        hasRecord = count > 0 && (!slice.marked() || hasRecord(slice, passing, count));
        return count == 0 ? NO_ROWS : Arrays.copyOf(passing, count);
    }

    private static boolean hasRecord(Slice slice, char[] passing, int count) {
        for (int i = 0; i < count; i++) {
            if (!slice.isMarker(passing[i])) {
                return true;
            }
        }
        return false;
    }
}
