package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a handle of a simulated volume or of a file on it: how and when it was opened, what runs on it, and
 * whether that was cancelled. Guarded by its volume's monitor, but for what never changes and for closing.
 */
final class HandleState {

    private final SimulatedVolume volume;
    private final OpenMode mode;
    private final @Nullable SimulatedOpen open;
    private final long value;
    private final int generation;
    private final AtomicBoolean closed = new AtomicBoolean();
    private int cancels;
    private boolean busy;

    /**
     * @param open the file, {@code null} for the volume itself
     * @param value the number of the handle
     */
    HandleState(SimulatedVolume volume, OpenMode mode, @Nullable SimulatedOpen open, long value) {
        this.volume = volume;
        this.mode = mode;
        this.open = open;
        this.value = value;
        this.generation = volume.mount().generation();
    }

    SimulatedVolume volume() {
        return volume;
    }

    OpenMode mode() {
        return mode;
    }

    /** The open file, {@code null} for the volume itself. */
    @Nullable
    SimulatedOpen open() {
        return open;
    }

    long value() {
        return value;
    }

    /** Which mount of the volume the handle belongs to. */
    int generation() {
        return generation;
    }

    boolean isClosed() {
        return closed.get();
    }

    /** False when it was closed before; takes no lock. */
    boolean close() {
        return closed.compareAndSet(false, true);
    }

    /** How often what this handle waits for was cancelled. */
    int cancels() {
        return cancels;
    }

    /** Cancels what runs on this handle; takes the monitor. */
    void cancel() {
        volume.monitor().lock();
        try {
            cancels++;
            volume.monitor().signal();
        } finally {
            volume.monitor().unlock();
        }
    }

    /** Whether a call runs, which another one has to wait for on a synchronous handle. */
    boolean isBusy() {
        return busy && !mode.overlapped();
    }

    void busy(boolean now) {
        busy = now;
    }
}
