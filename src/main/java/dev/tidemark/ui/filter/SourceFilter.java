package dev.tidemark.ui.filter;

/**
 * What the volume is asked to filter by itself. Immutable.
 *
 * @param reasonMask at least one of these reasons
 * @param onlyOnClose whether only close records are returned
 */
public record SourceFilter(int reasonMask, boolean onlyOnClose) {

    /** Everything. */
    public static final SourceFilter ALL = new SourceFilter(-1, false);
}
