package dev.tidemark.capture.act;

import dev.tidemark.text.Messages;

/** What a person can do to a volume or a file. */
public enum ActKind {
    CLOSE_RECORD,
    MARK_HANDLE,
    READ_FILE_USN,
    LOCK,
    DISMOUNT,
    HOLD_WRITES,
    CREATE_JOURNAL,
    DELETE_JOURNAL,
    TRACK_RANGES,
    QUERY_JOURNAL,
    /** What Tidemark sends by itself: reading journals, listing volumes. */
    ROUTINE;

    /** Its name in the window. */
    public String label() {
        return Messages.text("act." + name());
    }

    /** Whether it works over SMB and on a cluster shared volume, as its page states. */
    public String reach() {
        return Messages.text("act.reach." + name());
    }

    /** Whether the process needs administrator rights for it. */
    public boolean needsElevation() {
        return switch (this) {
            case CLOSE_RECORD, READ_FILE_USN, QUERY_JOURNAL, ROUTINE -> false;
            case MARK_HANDLE, LOCK, DISMOUNT, HOLD_WRITES, CREATE_JOURNAL, DELETE_JOURNAL, TRACK_RANGES -> true;
        };
    }
}
