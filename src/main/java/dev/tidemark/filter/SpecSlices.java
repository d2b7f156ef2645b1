package dev.tidemark.filter;

import dev.tidemark.store.RecordStore.Slice;
import dev.tidemark.store.StoreReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a predicate lets pass, by their paths too.
 *
 * @param parts {@code null} when there is no condition on the path
 */
record SpecSlices(RecordPredicate predicate, @Nullable PathParts parts) implements SliceFilter {

    @Override
    public int passing(StoreReader reader, Slice slice, int from, int to, char[] passing) {
        int count = predicate.passing(slice, from, to, passing);
        if (!predicate.needsBytes()) {
            return count;
        }
        if (parts == null) {
            return reader.keep(slice, passing, count, predicate);
        }
        try (PathCondition path = new PathCondition(parts)) {
            return reader.keep(slice, passing, count, row -> predicate.test(row) && path.passes(row));
        }
    }
}
