package dev.tidemark.cli;

/** Where records are read from. */
interface RecordProducer {

    /**
     * Hands every record to the selection, until there are no more or it wants no more.
     *
     * @throws CommandFailedException if the source cannot be read (further)
     */
    void read(Selection selection) throws CommandFailedException;

    /** Ends a read that waits; from another thread. */
    default void cancel() {}
}
