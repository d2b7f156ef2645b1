package dev.tidemark.cli;

/** What a command ends with, for scripts to test. Constants only. */
public final class ExitCode {

    /** Everything was done. */
    public static final int OK = 0;

    /** Something could not be read or written; the error stream says what, and what to do next. */
    public static final int FAILED = 1;

    /** The arguments make no sense; the error stream says which. */
    public static final int USAGE = 2;

    /** Records are missing: they were trimmed before they were read, or the journal is another one. */
    public static final int GAP = 4;

    private ExitCode() {}
}
