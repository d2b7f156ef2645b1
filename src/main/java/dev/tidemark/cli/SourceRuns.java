package dev.tidemark.cli;

import dev.tidemark.capture.Joining;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets something be done with each of several sources, on several threads; what is written of them stands in their order. One that
 * cannot be read ends no other. Used by one thread, once.
 */
final class SourceRuns {

    /** What is written of sources whose turn has not come. */
    static final long MOST_WAITING = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 8);

    /** What one source takes, with all its rows and directories. */
    private static final long TAKEN_BYTES = 256L << 20;

    private final List<NamedSource> sources;
    private final int workers;
    private final BooleanSupplier stopped;
    private final PrintStream err;
    private final @Nullable SourceResult[] results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Does it with one source. */
    @FunctionalInterface
    interface Work {

        /**
         * Does it, on any thread, for several sources at the same time.
         *
         * @param out takes what is written of this source; is closed behind this
         * @param err takes what is to be said of it, and names it
         * @return what came of it
         * @throws CommandFailedException if the source cannot be read: the others are all the same
         * @throws IOException if the output cannot be written: that ends all
         */
        SourceResult with(NamedSource source, OutputStream out, PrintStream err)
                throws CommandFailedException, IOException;
    }

    /**
     * @param workers how many are read at the same time
     * @param stopped whether no further one is to be begun
     */
    SourceRuns(List<NamedSource> sources, int workers, BooleanSupplier stopped, PrintStream err) {
        this.sources = List.copyOf(sources);
        this.workers = Math.max(1, Math.min(workers, sources.size()));
        this.stopped = stopped;
        this.err = err;
        this.results = new @Nullable SourceResult[sources.size()];
    }

    /**
     * How many sources are read at the same time.
     *
     * @param takenIn whether all of a source is held at once
     */
    static int workers(boolean takenIn) {
        Runtime machine = Runtime.getRuntime();
        int processors = machine.availableProcessors();
        long room = machine.maxMemory() / TAKEN_BYTES;
        return (int) Math.max(1, takenIn ? Math.min(processors, room) : processors);
    }

    /** Whether so many sources can be held at once, each with all its rows. */
    static boolean fit(int held) {
        return held <= Math.max(1, Runtime.getRuntime().maxMemory() / TAKEN_BYTES);
    }

    /**
     * Does it with all of them.
     *
     * @return what came of each
     * @throws IOException if the output cannot be written
     */
    SourceTable run(OutputStream out, Work work) throws IOException {
        TurnOutput turns = new TurnOutput(out, sources.size(), MOST_WAITING);
        Thread[] threads = new Thread[workers];
        for (int i = 0; i < workers; i++) {
            threads[i] =
                    Thread.ofPlatform().name("tidemark-source-" + i).daemon().start(() -> work(turns, work));
        }
        for (Thread thread : threads) {
            // They end by themselves once they are stopped.
            Joining.uninterruptibly(thread);
        }
        switch (failure.get()) {
            case null -> turns.check();
            case IOException written -> throw written;
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            case Throwable other -> throw new IllegalStateException(other);
        }
        return new SourceTable(sources, Arrays.asList(results));
    }

    /** Takes one after the other, in their order: so the one whose turn it is to be written has always been begun. */
    private void work(TurnOutput turns, Work work) {
        for (int i = next.getAndIncrement(); i < sources.size(); i = next.getAndIncrement()) {
            OutputStream out = turns.part(i);
            try {
                if (!stopped.getAsBoolean() && failure.get() == null) {
                    results[i] = read(sources.get(i), out, work);
                }
            } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                turns.close(i);
            }
        }
    }

    private SourceResult read(NamedSource source, OutputStream out, Work work) throws IOException {
        PrintStream said = NamedErrors.of(err, source.name());
        Problem known = source.problem();
        if (known != null) {
            return SourceResult.failed(known);
        }
        try {
            return work.with(source, out, said);
        } catch (CommandFailedException e) {
            return SourceResult.failed(e.problem());
        } catch (RuntimeException | InternalError | StackOverflowError | OutOfMemoryError e) {
            // What provoked it is the source: a file that became shorter, or one that was made for that.
            return SourceResult.failed(Problem.unreadable(source.name(), e));
        }
    }
}
