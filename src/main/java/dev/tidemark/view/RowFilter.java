package dev.tidemark.view;

import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.PassingRows;

/** Makes the rows of a source that pass a filter. */
@FunctionalInterface
public interface RowFilter {

    /**
     * Begins to find the rows that pass; returns at once.
     *
     * @param filter with at least one condition
     */
    PassingRows of(ShownSource source, AppliedFilter filter);
}
