package dev.tidemark.contract;

/** What a machine under test may lack. A contract names those it needs; every other one must hold everywhere. */
enum Ability {
    /** FSCTL_ENUM_USN_DATA. */
    FILE_TABLE,
    /** FSCTL_READ_UNPRIVILEGED_USN_JOURNAL over the root directory. */
    UNPRIVILEGED_READ,
    /** FSCTL_USN_TRACK_MODIFIED_RANGES, and version 4 records. */
    RANGE_TRACKING,
    /** Rights that can be taken away from this process. */
    RIGHTS,
    /** Files that are open refuse a lock, and their holders are told. */
    HOLDERS,
    /** Changing a file writes records by itself. */
    CHANGES_ARE_LOGGED,
    /** A file that a transaction has locked. */
    TRANSACTIONS,
    /** A deletion of a journal that takes a while. */
    SLOW_DELETION,
    /** A second hold on one volume is refused. */
    HOLD_CONFLICT,
    /** A file can be opened by its identifier. */
    OPEN_BY_ID,
    /** Flags of MARK_HANDLE_INFO that do not apply are refused. */
    MARK_FLAGS,
    /** A 32-bit caller's MARK_HANDLE_INFO32. */
    CALLER_WIDTH
}
