package dev.tidemark.backend.simulated;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Rights;
import dev.tidemark.backend.Win32Error;

/** Under the volume's lock. Who may send which control code, over which kind of handle, to a volume in which state. */
final class Admission {

    private static final int ALLOWED = Win32Error.SUCCESS;
    private static final int DENIED = Win32Error.ERROR_ACCESS_DENIED.code();
    private static final int WRONG_HANDLE = Win32Error.ERROR_INVALID_PARAMETER.code();

    private final SimulatedVolume volume;

    Admission(SimulatedVolume volume) {
        this.volume = volume;
    }

    /** 0, or the Win32 error that the code is refused with before anything is done. */
    int refusal(Call call, ControlCode code) {
        if (!volume.journalCapable() && !isForAnyFileSystem(code)) {
            return (call.onVolume() ? Win32Error.ERROR_INVALID_FUNCTION : Win32Error.ERROR_NOT_SUPPORTED).code();
        }
        if (!worksWithoutMount(code)) {
            int gone = volume.mount().refusal(call.handle());
            if (gone != ALLOWED) {
                return gone;
            }
        }
        if (needsVolume(code) && !call.onVolume()) {
            return WRONG_HANDLE;
        }
        return mayNot(call, code) ? DENIED : ALLOWED;
    }

    /** 0, or the Win32 error that opening the volume for direct access is refused with. */
    int refusal(OpenMode mode) {
        boolean direct = mode.reads() || mode.writes();
        return direct && !volume.machine().rights().elevated() ? DENIED : ALLOWED;
    }

    private boolean mayNot(Call call, ControlCode code) {
        Rights rights = volume.machine().rights();
        return switch (code) {
            case FSCTL_READ_USN_JOURNAL -> !rights.elevated() || !call.mode().reads();
            case IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES ->
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
                    IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES -> true;
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
                    IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES -> true;
            default -> false;
        };
    }
}
