package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Win32Error;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Safe from any thread. A handle of Windows. It is closed when nobody uses it any more: a call that a driver does not let
 * go of keeps the handle, its event and its buffers until it completes, and only then are they given back.
 */
final class WindowsHandle implements Handle {

    private static final int STATUS_SIZE = 8;
    private static final int OVERLAPPED_SIZE = 32;
    private static final int OVERLAPPED_EVENT = 24;
    /** One thread waits for one call of a synchronous handle. */
    private static final ThreadLocal<ByteBuffer> RETURNED =
            ThreadLocal.withInitial(() -> NativeText.memory(STATUS_SIZE));

    private static final long CANCEL_AGAIN_MILLIS = 20;

    private final long value;
    private final boolean overlapped;
    private final CallsInFlight calls;
    private final VolumeHandles volume;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private volatile Runnable unwatch = () -> {};
    private int running;
    private int closedBecause;
    private boolean released;

    /**
     * Takes over an open handle.
     *
     * @param overlapped whether it was opened with FILE_FLAG_OVERLAPPED
     * @param volume is told what the handle does to its volume
     */
    WindowsHandle(long value, boolean overlapped, CallsInFlight calls, VolumeHandles volume) {
        this.value = value;
        this.overlapped = overlapped;
        this.calls = calls;
        this.volume = volume;
        volume.opened(this);
    }

    /** Has something done when the handle closes. */
    void whenClosed(Runnable action) {
        unwatch = action;
    }

    @Override
    public Completion control(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        int refused = begin();
        if (refused != Win32Error.SUCCESS) {
            return Completion.failed(refused);
        }
        CallsInFlight.Call call = calls.begin(this, in, out);
        try {
            Completion done = overlapped ? sendOverlapped(code, in, out) : send(code, in, out);
            if (done.ok()) {
                volume.succeeded(this, code);
            }
            return done;
        } finally {
            calls.end(call);
            end();
            Reference.reachabilityFence(in);
            Reference.reachabilityFence(out);
        }
    }

    private Completion send(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        ByteBuffer returned = RETURNED.get();
        int ok = Kernel32.DeviceIoControl(
                value, code, address(in), size(in), address(out), size(out), NativeText.address(returned), 0);
        int error = ok != 0 ? Win32Error.SUCCESS : Native.getLastError();
        return completed(error, returned.getInt(0));
    }

    private Completion sendOverlapped(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        long event = Kernel32.CreateEventW(0, 1, 0, 0);
        if (event == 0) {
            return Completion.failed(Native.getLastError());
        }
        // Memory of this call alone: several may wait on one handle.
        ByteBuffer state = NativeText.memory(OVERLAPPED_SIZE + STATUS_SIZE);
        state.putLong(OVERLAPPED_EVENT, event);
        long request = NativeText.address(state);
        try {
            int ok = Kernel32.DeviceIoControl(
                    value, code, address(in), size(in), address(out), size(out), request + OVERLAPPED_SIZE, request);
            int error = ok != 0 ? Win32Error.SUCCESS : Native.getLastError();
            if (Win32Error.ERROR_IO_PENDING.is(error) || ok != 0) {
                ok = Kernel32.GetOverlappedResult(value, request, request + OVERLAPPED_SIZE, 1);
                error = ok != 0 ? Win32Error.SUCCESS : Native.getLastError();
            }
            return completed(error, state.getInt(OVERLAPPED_SIZE));
        } finally {
            Kernel32.CloseHandle(event);
            Reference.reachabilityFence(state);
        }
    }

    /** Some errors come with output: how much is worth reading is for who understands the code. */
    private static Completion completed(int error, int returned) {
        return new Completion(error, Math.max(0, returned));
    }

    private static long address(@Nullable ByteBuffer buffer) {
        return buffer == null ? 0 : NativeText.address(buffer) + buffer.position();
    }

    private static int size(@Nullable ByteBuffer buffer) {
        return buffer == null ? 0 : buffer.remaining();
    }

    @Override
    public Completion flush() {
        int refused = begin();
        if (refused != Win32Error.SUCCESS) {
            return Completion.failed(refused);
        }
        CallsInFlight.Call call = calls.begin(this, null, null);
        try {
            return Kernel32.FlushFileBuffers(value) != 0 ? Completion.DONE : Completion.failed(Native.getLastError());
        } finally {
            calls.end(call);
            end();
        }
    }

    @Override
    public void cancel() {
        lock.lock();
        try {
            if (!released) {
                calls.cancelled(this);
                Kernel32.CancelIoEx(value, 0);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long value() {
        return value;
    }

    @Override
    public void close() {
        close(Win32Error.ERROR_INVALID_HANDLE.code());
    }

    /** Closes the handle; calls that come later end with that error. */
    void close(int error) {
        lock.lock();
        try {
            if (closedBecause != Win32Error.SUCCESS) {
                return;
            }
            closedBecause = error;
            letGo();
            if (running == 0) {
                release();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Cancels until every call has seen it, for a cancel that comes before its call is lost; not for ever. */
    private void letGo() {
        long until = System.nanoTime() + CallsInFlight.BOUND_NANOS;
        boolean interrupted = false;
        while (running > 0 && System.nanoTime() < until) {
            calls.cancelled(this);
            Kernel32.CancelIoEx(value, 0);
            try {
                idle.await(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private int begin() {
        lock.lock();
        try {
            if (closedBecause == Win32Error.SUCCESS) {
                running++;
            }
            return closedBecause;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            running--;
            idle.signalAll();
            if (running == 0 && closedBecause != Win32Error.SUCCESS) {
                release();
            }
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        if (!released) {
            released = true;
            unwatch.run();
            Kernel32.CloseHandle(value);
            volume.closed(this);
        }
    }
}
