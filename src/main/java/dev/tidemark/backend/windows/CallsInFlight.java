package dev.tidemark.backend.windows;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls that wait in Windows, and the memory Windows may still write to. Safe from any thread. A call whose cancel is
 * not answered within the bound counts as quarantined until it completes.
 */
final class CallsInFlight {

    /** How long a driver has to let go of what was cancelled. */
    static final long BOUND_NANOS = 2_000_000_000L;

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    /** One call; it keeps its buffers. */
    static final class Call {

        private final WindowsHandle handle;

        @SuppressWarnings({"unused", "FieldCanBeLocal"}) // held, not read
        private final @Nullable ByteBuffer in;

        @SuppressWarnings({"unused", "FieldCanBeLocal"}) // held, not read
        private final @Nullable ByteBuffer out;

        private volatile boolean cancelled;
        private volatile long cancelledAt;

        private Call(WindowsHandle handle, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
            this.handle = handle;
            this.in = in;
            this.out = out;
        }
    }

    Call begin(WindowsHandle handle, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        Call call = new Call(handle, in, out);
        calls.add(call);
        return call;
    }

    void end(Call call) {
        calls.remove(call);
    }

    /** Everything that waits on a handle was cancelled now, if it was not before. */
    void cancelled(WindowsHandle handle) {
        long now = System.nanoTime();
        for (Call call : calls) {
            if (call.handle == handle && !call.cancelled) {
                call.cancelledAt = now;
                call.cancelled = true;
            }
        }
    }

    /** How many calls were cancelled and are not over, longer than the bound ago. */
    int quarantined() {
        long now = System.nanoTime();
        int count = 0;
        for (Call call : calls) {
            if (call.cancelled && now - call.cancelledAt > BOUND_NANOS) {
                count++;
            }
        }
        return count;
    }
}
