package dev.tidemark.volume;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Win32Exception;

/**
 * Locks, unlocks and dismounts a volume. Stateless. A lock lasts until it is unlocked or its handle is closed; the
 * documented order is open, lock, work, dismount, unlock, close.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_lock_volume">FSCTL_LOCK_VOLUME</a>
 */
public final class VolumeLock {

    private VolumeLock() {}

    /**
     * Locks the volume for this handle.
     *
     * @throws Win32Exception 5 when anything is open on it, for the system volume and for one with a page file
     */
    public static void lock(Handle volume, String target) throws Win32Exception {
        Calls.send(volume, ControlCode.FSCTL_LOCK_VOLUME, null, null, target);
    }

    /**
     * Lets the volume go.
     *
     * @throws Win32Exception 158 when this handle has no lock
     */
    public static void unlock(Handle volume, String target) throws Win32Exception {
        Calls.send(volume, ControlCode.FSCTL_UNLOCK_VOLUME, null, null, target);
    }

    /**
     * Dismounts the volume, whether files are open on it or not: their handles are broken then.
     *
     * @throws Win32Exception 5 for the system volume, for one with a page file, and when another handle has the lock
     */
    public static void dismount(Handle volume, String target) throws Win32Exception {
        Calls.send(volume, ControlCode.FSCTL_DISMOUNT_VOLUME, null, null, target);
    }

    /** Whether the volume is mounted, as this handle sees it. Does not mount it. */
    public static boolean isMounted(Handle volume) {
        Completion done = volume.control(ControlCode.FSCTL_IS_VOLUME_MOUNTED.value(), null, null);
        return done.ok();
    }
}
