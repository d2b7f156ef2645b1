package dev.tidemark.export;

import dev.tidemark.field.RecordView;
import java.io.IOException;

/** Writes records, one line each, as UTF-8 with LF. Not thread-safe. What is written may wait for {@link #flush}. */
public interface RecordWriter {

    /** Writes what stands before the first record, if the format has such a thing. */
    void begin() throws IOException;

    /**
     * Writes a record, which was checked before; a line is written whole or, when reading the record fails, not at all.
     *
     * @return false when there is no line for a record of that version; then nothing is written
     */
    boolean write(RecordView record) throws IOException;

    /** Hands everything to the stream. */
    void flush() throws IOException;
}
