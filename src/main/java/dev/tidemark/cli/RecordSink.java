package dev.tidemark.cli;

import dev.tidemark.field.RecordView;
import java.io.IOException;

/** Takes the records that a command asked for. */
interface RecordSink {

    /**
     * Takes a record.
     *
     * @param record valid until this returns
     */
    void accept(RecordView record) throws IOException;

    /** Hands on what was taken. */
    void flush() throws IOException;

    /** Writes what stands at the end, or instead of records, when the source was read without failure; flushes. */
    void end() throws IOException;
}
