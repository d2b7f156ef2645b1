package dev.tidemark.export.profile;

/** Validates the lines of one form. Not thread-safe. */
interface LineCheck {

    /**
     * Validates a line, the first one too.
     *
     * @param line can be looked at
     */
    void check(CheckedLines line, Findings findings);

    /** How many records there were. */
    long records();

    /** The file ends here. */
    default void end(Findings findings) {}
}
