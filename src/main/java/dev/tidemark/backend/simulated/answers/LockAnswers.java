package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.VolumeEvent;
import dev.tidemark.backend.simulated.ntfs.Mount;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;

/**
 * Answers the control codes that lock, unlock and dismount a volume. Under the volume's monitor.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_lock_volume">FSCTL_LOCK_VOLUME</a>
 */
final class LockAnswers {

    private static final Completion REFUSED = Completion.failed(AssumedWindows.LOCK_IN_USE.code());

    private final SimulatedVolume volume;
    private final Mount mount;
    private final MachineState machine;
    private final HandleValidity validity;

    LockAnswers(SimulatedVolume volume, MachineState machine, HandleValidity validity) {
        this.volume = volume;
        this.mount = volume.mount();
        this.machine = machine;
        this.validity = validity;
    }

    Completion lock(HandleState handle) {
        if (validity.isBroken(handle)) {
            return Completion.failed(machine.dismountedError());
        }
        mount.announce(VolumeEvent.LOCK);
        if (neverLetsGo()
                || mount.isLocked()
                || mount.volumeHandles() > 1
                || volume.held().isHeld()
                || volume.files().anyInUse()) {
            mount.announce(VolumeEvent.LOCK_FAILED);
            return REFUSED;
        }
        // Windows writes everything back first, which logs what was not logged yet.
        volume.files().writeBack();
        mount.lock(handle.value());
        machine.counters().locked();
        return Completion.DONE;
    }

    Completion unlock(HandleState handle) {
        if (!mount.isLockedBy(handle.value())) {
            return Completion.failed(AssumedWindows.UNLOCK_WITHOUT_LOCK.code());
        }
        release();
        return Completion.DONE;
    }

    /** A handle of the volume itself was closed, which ends its lock. */
    void closed(HandleState handle) {
        mount.volumeClosed(handle.generation());
        if (mount.isLockedBy(handle.value())) {
            release();
        }
    }

    private void release() {
        mount.unlock();
        mount.announce(VolumeEvent.UNLOCK);
        machine.counters().unlocked();
        volume.monitor().signal();
    }

    /** Does not ask whether files are open: breaks their handles. */
    Completion dismount(HandleState handle) {
        if (neverLetsGo() || mount.isLocked() && !mount.isLockedBy(handle.value())) {
            return REFUSED;
        }
        if (validity.isBroken(handle)) {
            return Completion.failed(machine.dismountedError());
        }
        mount.announce(VolumeEvent.DISMOUNT);
        volume.dismount();
        return Completion.DONE;
    }

    private boolean neverLetsGo() {
        return volume.mountedFacts().system() || volume.mountedFacts().pageFile();
    }
}
