package dev.tidemark.volume;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Win32Exception;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Sends a control code, and makes an exception of a failure. Stateless. */
final class Calls {

    private Calls() {}

    /**
     * Sends a control code.
     *
     * @return the bytes returned
     */
    static int send(Handle handle, ControlCode code, @Nullable ByteBuffer in, @Nullable ByteBuffer out, String target)
            throws Win32Exception {
        Completion done = handle.control(code.value(), in, out);
        if (!done.ok()) {
            throw done.failure(code.name(), target);
        }
        return done.bytesReturned();
    }

    /** The bytes that came back into a buffer from its start: never more than it holds, whatever a driver says of them. */
    static int returned(Completion done, ByteBuffer out) {
        return Math.clamp(done.bytesReturned(), 0, out.capacity());
    }
}
