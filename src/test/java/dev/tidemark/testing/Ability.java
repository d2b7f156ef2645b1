package dev.tidemark.testing;

/** What a volume under test may be able to do, beyond keeping a journal. */
public enum Ability {
    /** Lists its files by file record (FSCTL_ENUM_USN_DATA). */
    FILE_TABLE,
    /** Tracks ranges of changes, and writes version 4 records. */
    RANGE_TRACKING,
    /** Lets those without rights read the journal (FSCTL_READ_UNPRIVILEGED_USN_JOURNAL). */
    UNPRIVILEGED_READ,
    /** Opens files by their identifier. */
    OPEN_BY_ID,
    /** Knows which files are open on it: they refuse a lock. */
    OPEN_FILES,
    /** Tells which processes use it. */
    HOLDERS
}
