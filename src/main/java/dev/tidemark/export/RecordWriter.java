package dev.tidemark.export;

import dev.tidemark.field.RecordView;
import java.io.IOException;

/** Writes records, one line each, as UTF-8. Not thread-safe. What is written may wait for {@link #flush}. */
public interface RecordWriter {

    /** Why a record has no line. */
    enum Refusal {
        /** The form has no line for its version. */
        VERSION,
        /** The form has no place for identifiers of 128 bits. */
        WIDE_ID,
        /** It has no time, as a record of version 4 whose close record is not there, or one that the form cannot tell. */
        TIME
    }

    /** Writes what stands before the first record, if the format has such a thing. */
    void begin() throws IOException;

    /**
     * Writes a record, which was checked before; a line is written whole or, when reading the record fails, not at all.
     *
     * @return false when there is no line for such a record; then nothing is written, and {@link #refusal} tells why
     */
    boolean write(RecordView record) throws IOException;

    /** Why the last record that {@link #write} did not write has no line. */
    default Refusal refusal() {
        return Refusal.VERSION;
    }

    /** Hands everything to the stream. */
    void flush() throws IOException;
}
