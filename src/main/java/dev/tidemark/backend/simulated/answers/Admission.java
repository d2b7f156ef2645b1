package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.host.Rights;

/** Who may send which control code, over which kind of handle, to a volume in which state. Under the volume's monitor. */
final class Admission {

    private static final int FILE_DEVICE_FILE_SYSTEM = 0x9;
    private static final int ALLOWED = Win32Error.SUCCESS;
    private static final int DENIED = AssumedWindows.WITHOUT_RIGHTS.code();
    private static final int WRONG_HANDLE = Win32Error.ERROR_INVALID_PARAMETER.code();

    private final VolumeFacts facts;
    private final MachineState machine;
    private final HandleValidity validity;

    /**
     * @param facts what the volume is when it is mounted
     */
    Admission(VolumeFacts facts, MachineState machine, HandleValidity validity) {
        this.facts = facts;
        this.machine = machine;
        this.validity = validity;
    }

    /** 0, or the Win32 error that the code is refused with before anything is done. */
    int refusal(ControlCall call, ControlCode code) {
        if (goesToDevice(call) && isForFileSystem(code)) {
            return AssumedWindows.DIRECT_OPEN_ANSWER.code();
        }
        if (code == ControlCode.IOCTL_STORAGE_QUERY_PROPERTY) {
            return call.onVolume() ? ALLOWED : Win32Error.ERROR_INVALID_FUNCTION.code();
        }
        if (!facts.journalCapable() && !isForAnyFileSystem(code)) {
            return (call.onVolume() ? Win32Error.ERROR_INVALID_FUNCTION : Win32Error.ERROR_NOT_SUPPORTED).code();
        }
        if (!worksWithoutMount(code)) {
            int gone = validity.refusal(call.handle());
            if (gone != ALLOWED) {
                return gone;
            }
        }
        if (needsVolume(code) && !call.onVolume()) {
            return WRONG_HANDLE;
        }
        return mayNot(call, code) ? DENIED : ALLOWED;
    }

    /** A direct open of the storage device, whose stack knows no code of the file system. */
    private static boolean goesToDevice(ControlCall call) {
        return call.onVolume() && !call.mode().reachesFileSystem();
    }

    private static boolean isForFileSystem(ControlCode code) {
        return ControlCode.deviceType(code.value()) == FILE_DEVICE_FILE_SYSTEM;
    }

    private boolean mayNot(ControlCall call, ControlCode code) {
        Rights rights = machine.rights();
        return switch (code) {
            case FSCTL_READ_USN_JOURNAL -> !rights.elevated() || !call.mode().reads();
            case IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES, IOCTL_VOLSNAP_RELEASE_WRITES ->
                !rights.elevated() || !call.mode().reads() || !call.mode().writes();
            case FSCTL_CREATE_USN_JOURNAL,
                    FSCTL_DELETE_USN_JOURNAL,
                    FSCTL_USN_TRACK_MODIFIED_RANGES,
                    FSCTL_ENUM_USN_DATA,
                    FSCTL_LOCK_VOLUME,
                    FSCTL_UNLOCK_VOLUME,
                    FSCTL_DISMOUNT_VOLUME -> !rights.elevated();
            default -> false;
        };
    }

    private static boolean needsVolume(ControlCode code) {
        return switch (code) {
            case FSCTL_READ_USN_JOURNAL,
                    FSCTL_CREATE_USN_JOURNAL,
                    FSCTL_DELETE_USN_JOURNAL,
                    FSCTL_USN_TRACK_MODIFIED_RANGES,
                    FSCTL_ENUM_USN_DATA,
                    FSCTL_LOCK_VOLUME,
                    FSCTL_UNLOCK_VOLUME,
                    FSCTL_DISMOUNT_VOLUME,
                    IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS,
                    IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES,
                    IOCTL_VOLSNAP_RELEASE_WRITES -> true;
            case FSCTL_QUERY_USN_JOURNAL, FSCTL_GET_NTFS_VOLUME_DATA, FSCTL_IS_VOLUME_DIRTY ->
                !AssumedWindows.ROOT_ANSWERS_FOR_VOLUME;
            default -> false;
        };
    }

    private static boolean worksWithoutMount(ControlCode code) {
        return switch (code) {
            case FSCTL_LOCK_VOLUME, FSCTL_UNLOCK_VOLUME, FSCTL_DISMOUNT_VOLUME -> true;
            default -> false;
        };
    }

    /** Locks and holds are the volume's, not the journal's. */
    private static boolean isForAnyFileSystem(ControlCode code) {
        return switch (code) {
            case FSCTL_LOCK_VOLUME,
                    FSCTL_UNLOCK_VOLUME,
                    FSCTL_DISMOUNT_VOLUME,
                    FSCTL_IS_VOLUME_MOUNTED,
                    FSCTL_IS_VOLUME_DIRTY,
                    IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS,
                    IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES,
                    IOCTL_VOLSNAP_RELEASE_WRITES -> true;
            default -> false;
        };
    }
}
