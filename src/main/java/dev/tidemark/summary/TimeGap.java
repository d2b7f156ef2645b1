package dev.tidemark.summary;

import dev.tidemark.store.RowKind;

/**
 * A time in which records may be missing: from the record before a gap's row to the one behind it. Immutable.
 *
 * @param key of the row that tells of it
 * @param kind of that row
 * @param range where it lies; empty where the two records have the same time, or there is one of them only
 */
public record TimeGap(long key, RowKind kind, TimeRange range) {}
