package dev.tidemark.export;

import dev.tidemark.path.FilePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Writes records, one line each, as UTF-8 with LF. Not thread-safe. What is written may wait for {@link #flush}. */
public interface RecordWriter {

    /** Writes what stands before the first record, if the format has such a thing. */
    void begin() throws IOException;

    /**
     * Writes a record, which was checked before.
     *
     * @param bytes little-endian
     * @param at where the record starts
     * @return false when this format has no line for a record of that version; then nothing is written
     */
    boolean write(ByteBuffer bytes, int at) throws IOException;

    /**
     * Writes a record and where its file was; a writer that was not made for paths leaves them out.
     *
     * @param path {@code null} when it is not known
     */
    default boolean write(ByteBuffer bytes, int at, @Nullable FilePath path) throws IOException {
        return write(bytes, at);
    }

    /** Hands everything to the stream. */
    void flush() throws IOException;
}
