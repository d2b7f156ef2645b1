package dev.tidemark.export;

import java.io.IOException;
import java.nio.ByteBuffer;

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

    /** Hands everything to the stream. */
    void flush() throws IOException;
}
