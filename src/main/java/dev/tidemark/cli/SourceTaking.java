package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Takes in all that a source holds before anybody looks at it. Used by one thread, once; {@link #cancel} may come from any.
 *
 * @param <S> what is taken in
 */
interface SourceTaking<S extends Source> {

    /**
     * Looks at a source that was taken in.
     *
     * @param <S> what was taken in
     */
    @FunctionalInterface
    interface Use<S extends Source> {

        /** Looks at it; it is closed behind this. */
        void of(S source) throws CommandFailedException, IOException, InterruptedException;
    }

    /**
     * Takes it in and lets somebody look at it.
     *
     * @param goesOn whether it is still wanted
     * @param use is not called where it is no longer wanted
     */
    void read(BooleanSupplier goesOn, Use<S> use) throws CommandFailedException;

    /** Ends what takes long. */
    void cancel();
}
