package dev.tidemark.act;

import dev.tidemark.backend.ControlCode;
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
    QUERY_JOURNAL;

    /** Its name in the window. */
    public String label() {
        return Messages.text("act." + name());
    }

    /** The control code that does it. */
    public int code() {
        return switch (this) {
            case CLOSE_RECORD -> ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value();
            case MARK_HANDLE -> ControlCode.FSCTL_MARK_HANDLE.value();
            case READ_FILE_USN -> ControlCode.FSCTL_READ_FILE_USN_DATA.value();
            case LOCK -> ControlCode.FSCTL_LOCK_VOLUME.value();
            case DISMOUNT -> ControlCode.FSCTL_DISMOUNT_VOLUME.value();
            case HOLD_WRITES -> ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value();
            case CREATE_JOURNAL -> ControlCode.FSCTL_CREATE_USN_JOURNAL.value();
            case DELETE_JOURNAL -> ControlCode.FSCTL_DELETE_USN_JOURNAL.value();
            case TRACK_RANGES -> ControlCode.FSCTL_USN_TRACK_MODIFIED_RANGES.value();
            case QUERY_JOURNAL -> ControlCode.FSCTL_QUERY_USN_JOURNAL.value();
        };
    }

    /** Whether it works over SMB and on a cluster shared volume, as its page states. */
    public String reach() {
        return Messages.text("act.reach." + name());
    }

    /** Whether the process needs administrator rights for it. */
    public boolean needsElevation() {
        return switch (this) {
            case CLOSE_RECORD, READ_FILE_USN, QUERY_JOURNAL -> false;
            case MARK_HANDLE, LOCK, DISMOUNT, HOLD_WRITES, CREATE_JOURNAL, DELETE_JOURNAL, TRACK_RANGES -> true;
        };
    }
}
