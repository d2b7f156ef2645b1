package dev.tidemark.backend;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An open handle. {@link #control} may be called from any thread; on a synchronous handle one call runs at a time, as on
 * Windows. {@link #cancel} and {@link #close} may be called from another thread while a call waits.
 */
public interface Handle extends AutoCloseable {

    /**
     * Sends a control code ({@code DeviceIoControl}) and waits until it completes.
     *
     * @param code the control code, see {@link ControlCode}
     * @param in the input: bytes from position to limit; {@code null} for none. Not changed.
     * @param out the room for the output: bytes from position to limit; {@code null} for none. Position and limit are
     *     not changed; {@link Completion#bytesReturned()} tells how many bytes were written from the position on.
     * @return how it ended; a failure is a status, not an exception
     */
    Completion control(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out);

    /** Writes what is cached of the file to the volume ({@code FlushFileBuffers}). */
    Completion flush();

    /** Cancels what this handle waits for; the waiting call then ends with 995 ERROR_OPERATION_ABORTED. */
    void cancel();

    /** The handle's number, for structures that carry a handle inside. */
    long value();

    /** Closes the handle and cancels what it waits for; a second call does nothing. */
    @Override
    void close();
}
