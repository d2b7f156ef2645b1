package dev.tidemark.cli;

import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.filter.FilterSpec;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Takes in the source of a command as a whole, from whatever it is. Used by one thread. Ctrl+C ends it. */
final class SourceReading {

    private final Volumes volumes;
    private final PrintStream err;
    private final AtomicBoolean stopped = new AtomicBoolean();

    SourceReading(Volumes volumes, PrintStream err) {
        this.volumes = volumes;
        this.err = err;
    }

    /** Whether it was ended from outside. */
    boolean isStopped() {
        return stopped.get();
    }

    /**
     * Takes in a source, and hands it on. A volume's has the paths of its files in any case.
     *
     * @param table the {@code $MFT} that was named; only for what is no volume
     * @param withPaths whether paths are found out
     */
    void read(SourceArgument from, @Nullable Path table, boolean withPaths, WholeSource.Use<Source> use)
            throws CommandFailedException {
        if (!from.isVolume()) {
            run(from.whole(table, withPaths, volumes.allocatedRanges(), volumes::temporaryFolder, err), use);
            return;
        }
        try (Computer computer = from.open(volumes)) {
            String volume = from.volume(computer.backend());
            ReadOptions all = new JournalReadOptions().of(FilterSpec.ALL, false);
            run(new WholeVolume(computer, volume, all, false, err), use);
        }
    }

    private <S extends Source> void run(WholeSource<S> whole, WholeSource.Use<Source> use)
            throws CommandFailedException {
        Runnable end = () -> {
            stopped.set(true);
            whole.cancel();
        };
        try (Interruption interruption = new Interruption(end)) {
            whole.read(() -> !stopped.get(), use);
        }
    }
}
