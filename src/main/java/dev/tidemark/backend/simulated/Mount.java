package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * Guarded by its volume's lock. Whether a volume is mounted, who has locked it, and which handles a dismount has broken:
 * all that were opened on an earlier mount.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_lock_volume">FSCTL_LOCK_VOLUME</a>
 */
final class Mount {

    private static final Completion REFUSED = Completion.failed(Win32Error.ERROR_ACCESS_DENIED.code());

    private final SimulatedVolume volume;
    private int generation;
    private boolean mounted = true;
    private int volumeHandles;
    private @Nullable SimulatedHandle locker;

    Mount(SimulatedVolume volume) {
        this.volume = volume;
    }

    int generation() {
        return generation;
    }

    /** How many handles of the volume itself are open on this mount. */
    int volumeHandles() {
        return volumeHandles;
    }

    VolumeFacts.State state() {
        if (locker != null) {
            return VolumeFacts.State.LOCKED;
        }
        return mounted ? VolumeFacts.State.MOUNTED : VolumeFacts.State.DISMOUNTED;
    }

    /** Mounts what is dismounted, for somebody who wants in; 5 while another has the lock. */
    int admit() {
        if (locker != null) {
            return Win32Error.ERROR_ACCESS_DENIED.code();
        }
        if (!mounted) {
            mounted = true;
            volume.files().closePending();
        }
        return Win32Error.SUCCESS;
    }

    /** The volume itself was opened. */
    void volumeOpened() {
        volumeHandles++;
    }

    /** A volume handle was closed, which ends its lock. */
    void volumeClosed(SimulatedHandle handle) {
        if (handle.generation() == generation) {
            volumeHandles--;
        }
        if (handle == locker) {
            release();
        }
    }

    /** What a code that needs the file system gets on this handle: an error when that is gone or locked away. */
    int refusal(SimulatedHandle handle) {
        SimulatedOpen open = handle.open();
        boolean broken = handle.generation() != generation || open != null && !open.isLive();
        return broken || !mounted || locker != null ? volume.machine().dismountedError() : Win32Error.SUCCESS;
    }

    Completion lock(SimulatedHandle handle) {
        if (handle.generation() != generation) {
            return Completion.failed(volume.machine().dismountedError());
        }
        if (neverLetsGo()
                || locker != null
                || volumeHandles > 1
                || volume.hold().isHeld()
                || volume.files().anyInUse()) {
            return REFUSED;
        }
        locker = handle;
        volume.machine().leaks().locked();
        return Completion.DONE;
    }

    Completion unlock(SimulatedHandle handle) {
        if (locker != handle) {
            return Completion.failed(Win32Error.ERROR_NOT_LOCKED.code());
        }
        release();
        return Completion.DONE;
    }

    private void release() {
        locker = null;
        volume.machine().leaks().unlocked();
        volume.journal().changed().signalAll();
    }

    /** Does not ask whether files are open: breaks their handles. */
    Completion dismount(SimulatedHandle handle) {
        if (neverLetsGo() || locker != null && locker != handle) {
            return REFUSED;
        }
        if (handle.generation() != generation) {
            return Completion.failed(volume.machine().dismountedError());
        }
        breakHandles();
        return Completion.DONE;
    }

    /** Ends this mount without a close record for what is open; the next mount writes those. */
    void breakHandles() {
        generation++;
        mounted = false;
        volumeHandles = 0;
        volume.files().forgetOpens();
        volume.hold().forgetCloses();
        volume.journal().changed().signalAll();
    }

    private boolean neverLetsGo() {
        return volume.mountedFacts().system() || volume.mountedFacts().pageFile();
    }
}
