package dev.tidemark.filter;

import dev.tidemark.store.RecordStore.Slice;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Used by one thread at a time. Consecutive rows within one block of a {@link RowSet}, and which of them pass. While it is
 * examined the store cannot free what was dropped, so a piece is small.
 */
final class FilterTask {

    final long from;
    final long to;
    private char[] rows = {};
    private boolean examined;

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

    /**
     * Finds the rows that pass. Rows that are no longer held do not.
     *
     * @param scratch room for a block's rows, of the caller's thread: one for each piece would be more garbage than result
     */
    void examine(RecordStore store, RecordPredicate predicate, @Nullable PathParts paths, char[] scratch) {
        try (StoreReader reader = store.reader()) {
            rows = passing(store, reader, predicate, paths, scratch);
        }
        examined = true;
    }

    private char[] passing(
            RecordStore store,
            StoreReader reader,
            RecordPredicate predicate,
            @Nullable PathParts paths,
            char[] passing) {
        Slice slice = reader.slice(Math.max(from, store.firstRecord()));
        if (slice == null || slice.base() > from) {
            return new char[0];
        }
        int count = predicate.passing(slice, slice.from(), (int) (to - slice.base()), passing);
        if (predicate.needsBytes()) {
            count = withBytes(reader, predicate, paths, slice, passing, count);
        }
        return Arrays.copyOf(passing, count);
    }

    private static int withBytes(
            StoreReader reader,
            RecordPredicate predicate,
            @Nullable PathParts paths,
            Slice slice,
            char[] rows,
            int count) {
        if (paths == null) {
            return reader.keep(slice, rows, count, predicate);
        }
        try (PathCondition path = new PathCondition(paths)) {
            return reader.keep(slice, rows, count, row -> predicate.test(row) && path.passes(row));
        }
    }
}
