package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the SOURCE of a command and lets somebody look at all of it, until Ctrl+C, or until nobody reads any more what is written of
 * it. Used by one thread.
 */
final class TakenIn {

    private final Volumes volumes;
    private final @Nullable Path table;
    private final boolean withPaths;
    private final PrintStream err;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Looks at a source. */
    @FunctionalInterface
    interface Use {

        /**
         * Looks at a source of which all is there.
         *
         * @param stopped whether what comes of it is no longer wanted
         * @throws IOException if the bytes of a row are no longer there, or the {@link Output} is not
         */
        void of(Source source, BooleanSupplier stopped)
                throws CommandFailedException, IOException, InterruptedException;
    }

    /**
     * @param table the {@code $MFT} to use; {@code null} for the one beside a {@code $J}, if there is one
     * @param withPaths whether the paths are to be found out
     */
    TakenIn(Volumes volumes, @Nullable Path table, boolean withPaths, PrintStream err) {
        this.volumes = volumes;
        this.table = table;
        this.withPaths = withPaths;
        this.err = err;
    }

    void read(SourceArgument from, Use use) throws CommandFailedException {
        if (!from.isVolume()) {
            read(from.takenIn(table, withPaths, volumes, err), use);
            return;
        }
        try (Computer computer = from.open(volumes)) {
            Backend backend = computer.backend();
            read(new VolumeTaking(computer, from.volume(backend), ReadOptions.DEFAULT, withPaths, false, err), use);
        }
    }

    private <S extends Source> void read(SourceTaking<S> taking, Use use) throws CommandFailedException {
        Runnable end = () -> {
            stopped.set(true);
            taking.cancel();
        };
        try (Interruption interruption = new Interruption(end)) {
            taking.read(() -> !stopped.get(), source -> look(source, use));
        }
    }

    /** What cannot be written is not blamed on the source. */
    private void look(Source source, Use use) throws CommandFailedException, IOException, InterruptedException {
        try {
            use.of(source, stopped::get);
        } catch (Output.ClosedException e) {
            // Nobody reads it any more.
        } catch (Output.FailedException e) {
            throw e.failure();
        }
    }
}
