package dev.tidemark.expect;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Something that is run while a volume is watched: a program, or a script on a simulated volume. */
@FunctionalInterface
public interface WatchedCommand {

    /**
     * Runs it to its end, and ends it when that takes too long, or when it is no longer wanted.
     *
     * @param longest how long it may take
     * @param stopped whether it is no longer wanted
     * @return its exit code
     * @throws RunFailedException if it cannot be started, or does not end in time
     */
    int run(Duration longest, BooleanSupplier stopped) throws RunFailedException, InterruptedException;
}
