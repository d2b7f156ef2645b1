package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Listening;
import dev.tidemark.backend.VolumeEvent;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Whether a volume is there and mounted, who has locked it, and which mount a handle belongs to: a dismount breaks all that
 * were opened on an earlier one. Guarded by its volume's monitor.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_lock_volume">FSCTL_LOCK_VOLUME</a>
 */
public final class Mount {

    /** No handle has this number. */
    private static final long NOBODY = 0;

    private final FileCloses closes;
    private final List<Consumer<VolumeEvent>> listeners = new CopyOnWriteArrayList<>();
    private int generation;
    private boolean mounted = true;
    private boolean pulledOut;
    private int volumeHandles;
    private long locker = NOBODY;

    Mount(FileCloses closes) {
        this.closes = closes;
    }

    /** The number of this mount, which a handle keeps. */
    public int generation() {
        return generation;
    }

    /** How many handles of the volume itself are open on this mount. */
    public int volumeHandles() {
        return volumeHandles;
    }

    VolumeFacts.State state() {
        if (isLocked()) {
            return VolumeFacts.State.LOCKED;
        }
        return mounted ? VolumeFacts.State.MOUNTED : VolumeFacts.State.DISMOUNTED;
    }

    /** Whether the file system answers those whose handles belong to this mount. */
    public boolean isAccessible() {
        return mounted && !isLocked();
    }

    public boolean isPulledOut() {
        return pulledOut;
    }

    void pullOut(boolean out) {
        pulledOut = out;
    }

    // --- who comes in

    /** Mounts what is dismounted, for somebody who wants in; 5 while another has the lock. */
    public int admit() {
        if (isLocked()) {
            return AssumedWindows.LOCKED_BY_OTHERS.code();
        }
        if (!mounted) {
            mounted = true;
            closes.closePending();
            announce(VolumeEvent.MOUNT);
        }
        return Win32Error.SUCCESS;
    }

    /** As {@link #admit}, for a program: refused while another has the lock. */
    public void enter() {
        int refused = admit();
        if (refused != Win32Error.SUCCESS) {
            throw new SimulatedRefusal(refused);
        }
    }

    /** The volume itself was opened. */
    public void volumeOpened() {
        volumeHandles++;
    }

    /** A volume handle of some mount was closed. */
    public void volumeClosed(int openedOn) {
        if (openedOn == generation) {
            volumeHandles--;
        }
    }

    // --- what is announced

    Listening listen(Consumer<VolumeEvent> heard) {
        listeners.add(heard);
        return () -> listeners.remove(heard);
    }

    /** Tells those who listen; they may close handles meanwhile. */
    public void announce(VolumeEvent event) {
        listeners.forEach(heard -> heard.accept(event));
    }

    // --- locks

    public boolean isLocked() {
        return locker != NOBODY;
    }

    /** Whether the handle of that number has the lock. */
    public boolean isLockedBy(long handle) {
        return locker == handle;
    }

    /** Locks the volume for the handle of that number. */
    public void lock(long handle) {
        locker = handle;
    }

    public void unlock() {
        locker = NOBODY;
    }

    /** Ends this mount; the lock stays with its handle. */
    void end() {
        generation++;
        mounted = false;
        volumeHandles = 0;
    }
}
