package dev.tidemark.cli;

/** What a command ends with, for scripts to test. Constants only. */
public final class ExitCode {

    /** Everything was done. */
    public static final int OK = 0;

    /** Something could not be read or written; the error stream says what, and what to do next. */
    public static final int FAILED = 1;

    /** The arguments make no sense; the error stream says which. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
