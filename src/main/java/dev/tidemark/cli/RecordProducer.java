package dev.tidemark.cli;

import java.util.Optional;

/** Where records are read from. */
interface RecordProducer {

    /**
     * Hands every record to the selection, until there are no more or it wants no more.
     *
     * @throws CommandFailedException if the source cannot be read (further)
     */
    void read(Selection selection) throws CommandFailedException;

    /** Where reading a volume ended; empty for what is no volume, or before it began. */
    default Optional<ReadingPosition> position() {
        return Optional.empty();
    }

    /** Ends a read that waits; from another thread. */
    default void cancel() {}
}
