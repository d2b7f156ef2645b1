package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Safe from any thread. An open handle of a simulated volume or of a file on it. */
final class SimulatedHandle implements Handle {

    private final SimulatedVolume volume;
    private final OpenMode mode;
    private final @Nullable SimulatedOpen open;
    private final int generation;
    private final long value;
    private final AtomicBoolean closed = new AtomicBoolean();
    private int cancels;
    private boolean busy;

    /**
     * Under the volume's lock.
     *
     * @param open the file, {@code null} for the volume itself
     */
    SimulatedHandle(SimulatedVolume volume, OpenMode mode, @Nullable SimulatedOpen open) {
        this.volume = volume;
        this.mode = mode;
        this.open = open;
        this.generation = volume.mount().generation();
        this.value = volume.machine().register(this);
    }

    @Override
    public Completion control(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        return closed.get()
                ? Completion.failed(Win32Error.ERROR_INVALID_HANDLE.code())
                : volume.control(this, code, in, out);
    }

    @Override
    public Completion flush() {
        return closed.get()
                ? Completion.failed(Win32Error.ERROR_INVALID_HANDLE.code())
                : new Completion(volume.flushed(this), 0);
    }

    @Override
    public void cancel() {
        volume.lock().lock();
        try {
            cancels++;
            volume.journal().changed().signalAll();
        } finally {
            volume.lock().unlock();
        }
    }

    @Override
    public long value() {
        return value;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            cancel();
            volume.machine().closed(value);
            volume.closed(this);
        }
    }

    // --- for the volume, under its lock

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

    boolean isClosed() {
        return closed.get();
    }

    /** How often what this handle waits for was cancelled. */
    int cancels() {
        return cancels;
    }

    /** Which mount of the volume the handle belongs to. */
    int generation() {
        return generation;
    }

    /** Whether a call runs, which another one has to wait for on a synchronous handle. */
    boolean isBusy() {
        return busy && !mode.overlapped();
    }

    void busy(boolean now) {
        busy = now;
    }
}
