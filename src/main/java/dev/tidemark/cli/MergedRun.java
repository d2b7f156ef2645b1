package dev.tidemark.cli;

import dev.tidemark.capture.Joining;
import dev.tidemark.capture.StreamScan;
import dev.tidemark.export.ExportForm;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads several sources at the same time, and writes their records as one list by time. Where they cannot all be read at the same
 * time, what is written of them waits in a temporary file until all were. Used by one thread, once.
 */
final class MergedRun {

    /** More are not open at the same time: each takes a thread and a few files. */
    private static final int MOST_AT_ONCE = 256;

    /** What is in memory of all files that are read. */
    private static final int FILES = 64 << 20;

    private static final int LEAST_SLICE = 1 << 18;

    /** What is in memory of all lines that are being written. */
    private static final int LINES = 32 << 20;

    private static final int LEAST_BATCH = 1 << 12;
    private static final int MOST_BATCH = 1 << 16;

    private final List<NamedSource> sources;
    private final Map<NamedSource, Integer> numbers = new HashMap<>();
    private final boolean[] volumes;
    private final RecordsRequest like;
    private final boolean follow;
    private final long limit;
    private final int batch;
    private final int slice;
    private final long key = new SecureRandom().nextLong();
    private volatile @Nullable MergedLines lines;

    /** Reads one of the sources. */
    @FunctionalInterface
    interface Reader {

        /**
         * Reads it, on any thread.
         *
         * @param slice how much of a file is in memory, in bytes
         * @param sink makes what takes the records
         */
        SourceResult read(
                NamedSource source, int slice, Function<@Nullable ExportForm, RecordSink> sink, PrintStream said)
                throws CommandFailedException, IOException;
    }

    /**
     * @param like what is asked of any of the sources
     * @param follow whether volumes are waited for
     * @param limit how many records to write at most
     */
    MergedRun(List<NamedSource> sources, RecordsRequest like, boolean follow, long limit) {
        this.sources = sources;
        this.like = like;
        this.follow = follow;
        this.limit = limit;
        this.volumes = new boolean[sources.size()];
        for (int i = 0; i < volumes.length; i++) {
            numbers.put(sources.get(i), i);
            volumes[i] = sources.get(i).argument().isVolume();
        }
        int count = Math.max(1, volumes.length);
        this.batch = Math.clamp(LINES / count, LEAST_BATCH, MOST_BATCH);
        this.slice = Math.clamp(FILES / count, LEAST_SLICE, StreamScan.SLICE);
    }

    /** Whether no more records are wanted. */
    boolean isEnough() {
        MergedLines all = lines;
        return all != null && all.isEnough();
    }

    /** How many records were left out, since another source has the same. */
    long doubles() {
        MergedLines all = lines;
        return all == null ? 0 : all.doubles();
    }

    /**
     * Does it.
     *
     * @param stopped whether no further source is to be begun
     * @param end ends those that are being read
     * @return what came of each
     * @throws CommandFailedException if there is no room for what waits
     * @throws IOException if the output cannot be written
     */
    SourceTable run(OutputStream out, Reader reader, BooleanSupplier stopped, Runnable end, PrintStream err)
            throws CommandFailedException, IOException {
        boolean held = areHeld();
        boolean atOnce = follow || sources.size() <= MOST_AT_ONCE && !held;
        Path folder = atOnce ? null : like.volumes().temporaryFolder();
        try (LineSpill spill = folder == null ? null : new LineSpill(folder)) {
            MergedLines all = new MergedLines(sources.size(), this::canShare, SourceRuns.MOST_WAITING, spill);
            lines = all;
            for (int i = 0; i < volumes.length; i++) {
                if (sources.get(i).problem() != null) {
                    all.part(i).end();
                }
            }
            int workers = atOnce ? sources.size() : SourceRuns.workers(held);
            SourceRuns runs = new SourceRuns(sources, workers, () -> stopped.getAsBoolean() || all.isEnough(), err);
            return run(all, runs, out, reader, end).withWritten(i -> all.part(i).written());
        } catch (LineSpill.FailedException e) {
            throw new CommandFailedException(new Problem(
                    0,
                    Messages.text("error.file.what", String.valueOf(folder), String.valueOf(e.getMessage())),
                    Messages.text("cli.merged.spill.here"),
                    Messages.text("cli.merged.spill.next")));
        }
    }

    private SourceTable run(MergedLines all, SourceRuns runs, OutputStream out, Reader reader, Runnable end)
            throws IOException {
        Thread writing = Thread.ofPlatform().name("tidemark-merging").daemon().start(() -> {
            all.writeTo(out, limit, follow);
            end.run();
        });
        try {
            return runs.run(OutputStream.nullOutputStream(), (source, none, said) -> read(all, source, reader, said));
        } finally {
            for (int i = 0; i < volumes.length; i++) {
                all.part(i).end();
            }
            Joining.uninterruptibly(writing);
            all.check();
        }
    }

    private SourceResult read(MergedLines all, NamedSource source, Reader reader, PrintStream said)
            throws CommandFailedException, IOException {
        MergedLines.Part part = all.part(Objects.requireNonNull(numbers.get(source)));
        @Nullable MergedSink[] sink = {null};
        try {
            return reader.read(
                    source,
                    slice,
                    form -> sink[0] = new MergedSink(Objects.requireNonNull(form), part, key, batch),
                    said);
        } finally {
            if (sink[0] instanceof MergedSink made) {
                made.end();
            }
            part.end();
        }
    }

    /** Two volumes have no record in common, though simulated ones may look so. */
    private boolean canShare(int one, int other) {
        return !volumes[one] || !volumes[other];
    }

    /** Whether so much is held in memory of sources, each with all its rows, that not all can be read at the same time. */
    private boolean areHeld() {
        long held = like.takesIn()
                ? sources.size()
                : sources.stream().filter(MergedRun::isCapture).count();
        return !SourceRuns.fit((int) held);
    }

    private static boolean isCapture(NamedSource source) {
        return source.problem() == null && source.argument().isCapture();
    }
}
