package dev.tidemark.cli;

import dev.tidemark.path.FilePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Takes the records that a command asked for. */
interface RecordSink {

    /** Takes a record. */
    void accept(ByteBuffer bytes, int at) throws IOException;

    /** Takes a record and where its file was then, {@code null} when nobody knows. */
    default void accept(ByteBuffer bytes, int at, @Nullable FilePath path) throws IOException {
        accept(bytes, at);
    }

    /** Hands on what was taken. */
    void flush() throws IOException;

    /** Writes what stands at the end, or instead of records, when the source was read without failure; flushes. */
    void end() throws IOException;
}
