package dev.tidemark.trace;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Logs each call when it ends. As safe as the handle it wraps. */
public final class TracingHandle implements Handle {

    private final Handle handle;
    private final DeviceCallLog log;
    private final CallPurpose purpose;
    private final String target;
    private final OpenMode mode;

    TracingHandle(Handle handle, DeviceCallLog log, CallPurpose purpose, String target, OpenMode mode) {
        this.handle = handle;
        this.log = log;
        this.purpose = purpose;
        this.target = target;
        this.mode = mode;
    }

    /** The same handle; its calls are logged as sent for something else. */
    public static Handle as(CallPurpose other, Handle traced) {
        return traced instanceof TracingHandle own
                ? new TracingHandle(own.handle, own.log, other, own.target, own.mode)
                : traced;
    }

    @Override
    public Completion control(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        Instant at = log.now();
        long from = System.nanoTime();
        Completion done = handle.control(code, in, out);
        log.note(purpose, at, System.nanoTime() - from, ControlCode.describe(code), code, target, mode, in, out, done);
        return done;
    }

    @Override
    public Completion flush() {
        Instant at = log.now();
        long from = System.nanoTime();
        Completion done = handle.flush();
        log.note(purpose, at, System.nanoTime() - from, "FlushFileBuffers", 0, target, mode, null, null, done);
        return done;
    }

    @Override
    public Completion read(long offset, ByteBuffer into) {
        Instant at = log.now();
        long from = System.nanoTime();
        Completion done = handle.read(offset, into);
        log.note(purpose, at, System.nanoTime() - from, "ReadFile", 0, target, mode, null, into, done);
        return done;
    }

    @Override
    public Completion touch() {
        Instant at = log.now();
        long from = System.nanoTime();
        Completion done = handle.touch();
        log.note(
                purpose, at, System.nanoTime() - from, "SetFileInformationByHandle", 0, target, mode, null, null, done);
        return done;
    }

    @Override
    public void cancel() {
        handle.cancel();
    }

    @Override
    public long value() {
        return handle.value();
    }

    @Override
    public void close() {
        handle.close();
    }
}
