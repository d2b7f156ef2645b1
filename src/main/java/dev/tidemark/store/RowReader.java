package dev.tidemark.store;

/**
 * Reads the rows of one list: a whole store, or what was filtered, sorted or merged of one or several. Belongs to one thread;
 * open it in a {@code try} and close it soon.
 *
 * <p>What every reader of rows would have to think of is thought of here: nothing that is being looked at is unmapped, a
 * source that was closed has no rows, and a file that was cut short under its mapping, to which the JVM answers with an
 * {@link InternalError} somewhere while its bytes are read, costs the row and nothing else. Every few thousand rows the
 * reader lets go for a moment, so that the store can free what it dropped, or be closed; between reads nothing that was
 * shown before may be looked at.
 */
public interface RowReader extends AutoCloseable {

    /** How reading a row ended. */
    enum Outcome {
        /** The row was shown. */
        READ,
        /** It is not held any more, or not there yet, or its source was closed. */
        GONE,
        /** Its bytes are no longer there, or are no record any more; what was made of it until then is worth nothing. */
        UNREADABLE
    }

    /**
     * Shows the row at a place in the list.
     *
     * @param row from 0; rows of a source that drops its oldest move to the front between two calls
     */
    <X extends Exception> Outcome read(long row, RowVisitor<X> visitor) throws X;

    /**
     * Shows the row with a key, whether or not it is in the list.
     *
     * @param key see {@link RecordKey}
     */
    <X extends Exception> Outcome readKey(long key, RowVisitor<X> visitor) throws X;

    /**
     * Whether the row with a key can be read at once. If not, its bytes are being fetched, and it can be later: for who must not
     * wait, and looks again.
     *
     * @param key see {@link RecordKey}
     */
    default boolean isAtHand(long key) {
        return true;
    }

    /** Lets go of what was read. */
    @Override
    void close();
}
