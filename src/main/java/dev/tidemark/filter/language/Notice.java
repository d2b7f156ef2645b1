package dev.tidemark.filter.language;

/**
 * What is suspicious about a filter that can be applied all the same. Immutable.
 *
 * @param span what is suspicious
 * @param words why, and what may have been meant
 */
public record Notice(Span span, String words) {}
