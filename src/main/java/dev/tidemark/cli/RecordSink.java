package dev.tidemark.cli;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the records that a command asked for. */
interface RecordSink {

    /** Takes a record. */
    void accept(ByteBuffer bytes, int at) throws IOException;

    /** Hands on what was taken. */
    void flush() throws IOException;

    /** Writes what stands at the end, or instead of records, when the source was read without failure; flushes. */
    void end() throws IOException;
}
