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

    /**
     * Reads a piece of the file ({@code ReadFile}), past the cache where the handle is unbuffered.
     *
     * @param offset in bytes; on an unbuffered handle a multiple of the sector size, as the room is
     * @param into bytes from position to limit; on an unbuffered handle at an address that the device's alignment allows
     */
    Completion read(long offset, ByteBuffer into);

    /**
     * Sets the time of the file's last change to the value that it has ({@code SetFileInformationByHandle}): its data stays as it
     * is, and a record tells of it. Needs {@link OpenMode#FILE_WRITE_ATTRIBUTES}.
     */
    Completion touch();

    /** Cancels what this handle waits for; the waiting call then ends with 995 ERROR_OPERATION_ABORTED. */
    void cancel();

    /** The handle's number, for structures that carry a handle inside. */
    long value();

    /** Closes the handle and cancels what it waits for; a second call does nothing. */
    @Override
    void close();
}
