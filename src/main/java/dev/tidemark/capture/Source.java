package dev.tidemark.capture;

import dev.tidemark.store.RecordStore;
import java.util.OptionalLong;

/**
 * One source of records: a volume's journal that is being read, or a file. Safe from any thread. Nothing is pushed: who
 * shows it pulls {@link #state} and the store's size.
 */
public interface Source extends AutoCloseable {

    /** What the window calls it, for example {@code D:} or {@code $J}. */
    String name();

    /** Where it comes from: the volume's id, or the whole path of the file. */
    String location();

    /** The records; the same store for as long as the source is open. */
    RecordStore store();

    SourceState state();

    /** The id of the journal that a record came from; empty when that is not known, as in a {@code $J}. */
    default OptionalLong journalIdAt(long record) {
        return OptionalLong.empty();
    }

    /** Whether more records may arrive: sorting needs a source that rests. */
    default boolean growing() {
        return switch (state().phase()) {
            case OPENING, LOADING, READING -> true;
            case STOPPED, COMPLETE, FAILED, CLOSED -> false;
        };
    }

    /** Stops reading, waits until the reader has left, and frees the store. May wait: not for the FX thread. */
    @Override
    void close();
}
