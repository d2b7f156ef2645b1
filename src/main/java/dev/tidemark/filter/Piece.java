package dev.tidemark.filter;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RecordStore.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Used by one thread at a time. Consecutive rows within one block of a {@link RowSet}, and which of them pass. While it is
 * examined the store cannot free what was dropped, so a piece is small.
 */
final class Piece {

    final long from;
    final long to;
    private char[] rows = {};
    private boolean examined;

    /**
     * @param from the first record
     * @param to one more than the last, in the same block
     */
    Piece(long from, long to) {
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

    /**
     * Finds the rows that pass. Rows that are no longer held do not.
     *
     * @param scratch room for a block's rows, of the caller's thread: one for each piece would be more garbage than result
     */
    void examine(RecordStore store, RecordPredicate predicate, @Nullable PathParts paths, char[] scratch) {
        long stamp = store.enter();
        if (stamp != 0) {
            try {
                rows = passing(store, predicate, paths, scratch);
            } finally {
                store.exit(stamp);
            }
        }
        examined = true;
    }

    private char[] passing(RecordStore store, RecordPredicate predicate, @Nullable PathParts paths, char[] passing) {
        Slice slice = store.slice(Math.max(from, store.firstRecord()));
        if (slice == null || slice.base() > from) {
            return new char[0];
        }
        int count = predicate.passing(slice, slice.from(), (int) (to - slice.base()), passing);
        if (predicate.needsBytes()) {
            count = withBytes(store, predicate, paths, slice, passing, count);
        }
        return Arrays.copyOf(passing, count);
    }

    private static int withBytes(
            RecordStore store,
            RecordPredicate predicate,
            @Nullable PathParts paths,
            Slice slice,
            char[] rows,
            int count) {
        try (PathCondition path = paths == null ? null : new PathCondition(paths)) {
            RecordCursor cursor = new RecordCursor();
            int kept = 0;
            for (int i = 0; i < count; i++) {
                rows[kept] = rows[i];
                kept += passes(store, predicate, path, slice, rows[i], cursor) ? 1 : 0;
            }
            return kept;
        }
    }

    /** A record whose bytes have gone (its file was cut short) passes: it is shown as what cannot be read. */
    private static boolean passes(
            RecordStore store,
            RecordPredicate predicate,
            @Nullable PathCondition path,
            Slice slice,
            int row,
            RecordCursor cursor) {
        try {
            return !store.read(slice, row, cursor)
                    || predicate.passesBytes(cursor) && (path == null || path.passes(cursor));
        } catch (InternalError | IndexOutOfBoundsException e) {
            return true;
        }
    }
}
