package dev.tidemark.selftest;

/** What comes of one question. Immutable. */
public enum Verdict {
    /** It was answered as expected. */
    SAME,
    /** It was answered otherwise, or not at all: what its assumption says does not hold here. */
    OTHER,
    /** It was not asked. */
    SKIPPED
}
