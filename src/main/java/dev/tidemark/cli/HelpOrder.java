package dev.tidemark.cli;

/** In which order the help of a command lists its options; those of the same number in that of their declaration. */
final class HelpOrder {

    /** Which records, by one field each. */
    static final int FIELDS = 1;

    /** Which records, otherwise. */
    static final int CONDITIONS = 2;

    /** What of them. */
    static final int COLUMNS = 3;

    /** How they are read. */
    static final int READING = 4;

    /** Where they go. */
    static final int OUTPUT = 5;

    private HelpOrder() {}
}
