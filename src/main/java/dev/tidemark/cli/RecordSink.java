package dev.tidemark.cli;

import dev.tidemark.field.RecordView;
import dev.tidemark.store.RecordCursor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Takes the records that a command asked for. */
interface RecordSink {

    /** Writes what stands before the first record, where there is such a thing and it does not stand there yet. */
    default void begin() throws IOException {}

    /**
     * Takes a record.
     *
     * @param record valid until this returns
     */
    void accept(RecordView record) throws IOException;

    /**
     * A record was read, which is {@linkplain #accept taken} next if it passes.
     *
     * @param bytes little-endian
     * @param at where it starts
     */
    default void seen(ByteBuffer bytes, int at) {}

    /** As {@link #seen(ByteBuffer, int)}, of a row of a store: a record or none. */
    default void seen(RecordCursor row) {}

    /** All that there was is read: what comes is new. Or it cannot be read for now. */
    default void level() {}

    /** How many of the records it took it has no line for. */
    default long leftOut() {
        return 0;
    }

    /** What these were, in words: one line for each reason there was. */
    default List<String> leftOutWords() {
        return List.of();
    }

    /** Hands on what was taken. */
    void flush() throws IOException;

    /** Writes what stands at the end, or instead of records, when the source was read without failure; flushes. */
    void end() throws IOException;
}
