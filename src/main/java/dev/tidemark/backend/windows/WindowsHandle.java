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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A handle of Windows. Safe from any thread. It is closed when nobody uses it any more: a call that a driver does not let go
 * of keeps the handle, its event and its buffers until it completes, and only then are they given back.
 */
final class WindowsHandle implements Handle {

    private static final int STATUS_SIZE = 8;
    private static final int FILE_BASIC_INFO = 0;
    private static final int BASIC_INFO = 40;
    private static final int LAST_WRITE_TIME = 16;
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
        int status = ok != 0 ? 0 : Ntdll.RtlGetLastNtStatus();
        return Failure.completion(error, status, returned.getInt(0));
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
            boolean failedAtOnce = ok == 0 && !Win32Error.ERROR_IO_PENDING.is(error);
            int status = failedAtOnce ? Ntdll.RtlGetLastNtStatus() : 0;
            if (!failedAtOnce) {
                ok = Kernel32.GetOverlappedResult(value, request, request + OVERLAPPED_SIZE, 1);
                error = ok != 0 ? Win32Error.SUCCESS : Native.getLastError();
            }
            return Failure.completion(error, failedAtOnce ? status : state.getInt(0), state.getInt(OVERLAPPED_SIZE));
        } finally {
            Kernel32.CloseHandle(event);
            Reference.reachabilityFence(state);
        }
    }

    private static long address(@Nullable ByteBuffer buffer) {
        return buffer == null ? 0 : NativeText.address(buffer) + buffer.position();
    }

    private static int size(@Nullable ByteBuffer buffer) {
        return buffer == null ? 0 : buffer.remaining();
    }

    @Override
    public Completion flush() {
        return during(null, () -> Kernel32.FlushFileBuffers(value) != 0 ? Completion.DONE : failed());
    }

    @Override
    public Completion read(long offset, ByteBuffer into) {
        return during(into, () -> {
            if (Kernel32.SetFilePointerEx(value, offset, 0, 0) == 0) {
                return failed();
            }
            ByteBuffer count = NativeText.memory(Integer.BYTES);
            boolean ok = Kernel32.ReadFile(value, address(into), into.remaining(), NativeText.address(count), 0) != 0;
            return ok ? new Completion(Win32Error.SUCCESS, count.getInt(0)) : failed();
        });
    }

    @Override
    public Completion touch() {
        return during(null, () -> {
            ByteBuffer basic = NativeText.memory(BASIC_INFO);
            long at = NativeText.address(basic);
            if (Kernel32.GetFileInformationByHandleEx(value, FILE_BASIC_INFO, at, BASIC_INFO) == 0) {
                return failed();
            }
            // What is 0 stays as it is.
            long lastWrite = basic.getLong(LAST_WRITE_TIME);
            ByteBuffer same = NativeText.memory(BASIC_INFO).putLong(LAST_WRITE_TIME, lastWrite);
            boolean ok =
                    Kernel32.SetFileInformationByHandle(value, FILE_BASIC_INFO, NativeText.address(same), BASIC_INFO)
                            != 0;
            return ok ? Completion.DONE : failed();
        });
    }

    /** A call that takes no control code, while the handle cannot be given back. */
    private Completion during(@Nullable ByteBuffer out, Supplier<Completion> sent) {
        int refused = begin();
        if (refused != Win32Error.SUCCESS) {
            return Completion.failed(refused);
        }
        CallsInFlight.Call call = calls.begin(this, null, out);
        try {
            return sent.get();
        } finally {
            calls.end(call);
            end();
            Reference.reachabilityFence(out);
        }
    }

    private static Completion failed() {
        return Failure.completion(Native.getLastError(), Ntdll.RtlGetLastNtStatus(), 0);
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
        boolean last;
        lock.lock();
        try {
            if (closedBecause != Win32Error.SUCCESS) {
                return;
            }
            closedBecause = error;
            letGo();
            last = isLast();
        } finally {
            lock.unlock();
        }
        if (last) {
            release();
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
        boolean last;
        lock.lock();
        try {
            running--;
            idle.signalAll();
            last = isLast();
        } finally {
            lock.unlock();
        }
        if (last) {
            release();
        }
    }

    /** Whether the handle is to be given back now, by whoever asks; under the lock, and true once. */
    private boolean isLast() {
        boolean last = running == 0 && closedBecause != Win32Error.SUCCESS && !released;
        released |= last;
        return last;
    }

    /** Not under the lock: the end of a notification waits for its callback, which may want to close this handle too. */
    private void release() {
        unwatch.run();
        Kernel32.CloseHandle(value);
        volume.closed(this);
    }
}
