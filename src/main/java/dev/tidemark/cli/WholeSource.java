package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * A source that is taken in as a whole before anything is said of it: where its records need each other, or the paths of their files.
 *
 * @param <S> what it becomes
 */
interface WholeSource<S extends Source> {

    /** Looks at what was taken in. */
    @FunctionalInterface
    interface Use<S extends Source> {

        /**
         * @throws IOException if the bytes of a row are no longer there
         */
        void of(S source) throws CommandFailedException, IOException, InterruptedException;
    }

    /**
     * Takes it in, hands it on, and closes it.
     *
     * @param goesOn whether it is still wanted
     * @throws CommandFailedException if it cannot be read, or not to its end
     */
    void read(BooleanSupplier goesOn, Use<? super S> use) throws CommandFailedException;

    /** Ends a read that waits; from another thread. */
    void cancel();
}
