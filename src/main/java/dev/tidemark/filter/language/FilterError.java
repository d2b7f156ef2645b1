package dev.tidemark.filter.language;

/**
 * Why a text is no filter. Immutable.
 *
 * @param span what is wrong; empty where something is missing
 * @param words what is wrong and what was expected there, in one or two sentences
 */
public record FilterError(Span span, String words) {}
