package dev.tidemark.backend.windows;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.VolumeFacts.State;
import dev.tidemark.backend.Win32Error;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Our handles on one volume and its files, and what they did to it. Safe from any thread. Asking Windows for the facts of a
 * dismounted volume mounts it again, so we must know by ourselves that we dismounted it.
 */
final class VolumeHandles {

    private final Set<WindowsHandle> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable WindowsHandle locker;
    private volatile boolean dismounted;

    /**
     * A handle was opened, which mounts the volume unless we have it locked.
     *
     * @param mounts false for one of the storage device alone
     */
    void opened(WindowsHandle handle, boolean mounts) {
        open.add(handle);
        if (mounts && locker == null) {
            dismounted = false;
        }
    }

    void succeeded(WindowsHandle handle, int code) {
        if (code == ControlCode.FSCTL_LOCK_VOLUME.value()) {
            locker = handle;
        } else if (code == ControlCode.FSCTL_UNLOCK_VOLUME.value()) {
            locker = null;
        } else if (code == ControlCode.FSCTL_DISMOUNT_VOLUME.value()) {
            dismounted = true;
        }
    }

    void closed(WindowsHandle handle) {
        open.remove(handle);
        if (locker == handle) {
            locker = null;
        }
    }

    State state() {
        if (locker != null) {
            return State.LOCKED;
        }
        return dismounted ? State.DISMOUNTED : State.MOUNTED;
    }

    /** The device wants to leave: lets everything go, whose calls then end with 1167. */
    void leave() {
        for (WindowsHandle handle : List.copyOf(open)) {
            handle.close(Win32Error.ERROR_DEVICE_NOT_CONNECTED.code());
        }
    }
}
