package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Safe from any thread. An open handle of a simulated volume or of a file on it. */
final class SimulatedHandle implements Handle {

    private final SimulatedVolume volume;
    private final OpenMode mode;
    private final @Nullable SimulatedOpen open;
    private final Faults faults;
    private final long value;
    private final AtomicBoolean closed = new AtomicBoolean();
    private int cancels;

    /** Held by the one call that runs on a synchronous handle. */
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * @param open the file, {@code null} for the volume itself
     */
    SimulatedHandle(SimulatedVolume volume, OpenMode mode, @Nullable SimulatedOpen open, Faults faults, long value) {
        this.volume = volume;
        this.mode = mode;
        this.open = open;
        this.faults = faults;
        this.value = value;
        volume.leaks().opened();
    }

    @Override
    public Completion control(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        if (mode.overlapped()) {
            return send(code, in, out);
        }
        turn.lock();
        try {
            return send(code, in, out);
        } finally {
            turn.unlock();
        }
    }

    private Completion send(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        if (closed.get()) {
            return Completion.failed(Win32Error.ERROR_INVALID_HANDLE.code());
        }
        if (volume.late(this, faults.delay(code))) {
            return Completion.failed(Win32Error.ERROR_OPERATION_ABORTED.code());
        }
        Optional<Integer> fault = faults.next(code);
        return fault.isPresent() ? Completion.failed(fault.get()) : volume.control(this, code, in, out);
    }

    @Override
    public Completion flush() {
        return closed.get() ? Completion.failed(Win32Error.ERROR_INVALID_HANDLE.code()) : Completion.DONE;
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
            volume.leaks().closed();
            if (open != null) {
                open.close();
            }
        }
    }

    // --- for the volume

    OpenMode mode() {
        return mode;
    }

    /** The file, {@code null} for the volume itself. */
    @Nullable
    SimulatedFile file() {
        return open == null ? null : open.file();
    }

    boolean isClosed() {
        return closed.get();
    }

    /** How often what this handle waits for was cancelled. Under the volume's lock. */
    int cancels() {
        return cancels;
    }
}
