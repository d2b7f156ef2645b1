package dev.tidemark.contract;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.host.Host;
import dev.tidemark.backend.host.Rights;
import java.util.OptionalInt;
import java.util.Set;

/** A machine with a volume on which the contracts are tried. */
interface Machine extends AutoCloseable {

    Backend backend();

    Host host();

    /** The id of the volume. */
    String volume();

    Set<Ability> lacks();

    /** Back to an active journal of at least three records, with nothing locked, held, injected or slow. */
    void reset() throws Exception;

    /**
     * A file that is there and closed.
     *
     * @return its path below the root
     */
    String file(String name) throws Exception;

    /** A directory that is there. */
    String directory(String name) throws Exception;

    /** Has another program write one record, of a file of that name. */
    void record(String name) throws Exception;

    /** Drops everything before the newest record. */
    void trim() throws Exception;

    /** Every call of a control code fails with an error from now on; 0 ends that. */
    void inject(int code, int error) throws Exception;

    /** How many calls wait on it; empty where nobody counts them. */
    default OptionalInt waitingCalls() {
        return OptionalInt.empty();
    }

    /** With {@link Ability#RIGHTS}: what this process may do from now on. */
    default void rights(Rights rights) {
        throw new UnsupportedOperationException();
    }

    /** With {@link Ability#HOLDERS}: another program opens a file, until the returned is closed. */
    default AutoCloseable hold(String path) {
        throw new UnsupportedOperationException(path);
    }

    /** With {@link Ability#TRANSACTIONS}: a transaction locks a file. */
    default void transact(String path) {
        throw new UnsupportedOperationException(path);
    }

    /** With {@link Ability#SLOW_DELETION}: a deletion takes that long. */
    default void deletionTakes(long millis) {
        throw new UnsupportedOperationException();
    }

    @Override
    void close();
}
