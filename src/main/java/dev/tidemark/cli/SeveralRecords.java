package dev.tidemark.cli;

import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.StreamScan;
import dev.tidemark.export.ExportForm;
import dev.tidemark.export.RecordWriter;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The records of several sources, read at the same time: by time, or one source behind the other. Used by one thread, once.
 */
final class SeveralRecords {

    private final List<NamedSource> sources;
    private final Asking asking;
    private final ReadOptions options;
    private final long limit;
    private final SourceContexts contexts;
    private final LeftOutRecords leftOut;
    private final Order order;
    private final PrintStream err;
    private final Set<RecordsRequest.Reading> running = ConcurrentHashMap.newKeySet();
    private final VersionCounts counts = new VersionCounts(OutputStream.nullOutputStream());
    private final AtomicLong handedOn = new AtomicLong();
    private volatile BooleanSupplier enough = () -> false;
    private volatile boolean stopped;

    /** In which order they are written. */
    enum Order {
        /** By time. */
        MERGED,
        /** By time, and what comes to volumes meanwhile. */
        FOLLOWED,
        /** One source behind the other. */
        UNMERGED
    }

    /** Tells what is asked of a source. */
    @FunctionalInterface
    interface Asking {

        /**
         * May be called on any thread.
         *
         * @throws CommandFailedException if what is asked for cannot be known of this source
         */
        RecordsRequest of(NamedSource source) throws CommandFailedException;
    }

    /**
     * @param asking tells what is asked of a source
     * @param options how volumes are asked
     * @param limit how many records to write at most, of all together
     * @param contexts tells where records come from
     * @param leftOut counts what passed and was not written
     * @param order in which they are written
     */
    SeveralRecords(
            List<NamedSource> sources,
            Asking asking,
            ReadOptions options,
            long limit,
            SourceContexts contexts,
            LeftOutRecords leftOut,
            Order order,
            PrintStream err) {
        this.sources = sources;
        this.asking = asking;
        this.options = options;
        this.limit = limit;
        this.contexts = contexts;
        this.leftOut = leftOut;
        this.order = order;
        this.err = err;
    }

    /**
     * Writes them.
     *
     * @param like of any source: what is written of each record
     * @param file what they go to; {@code null} when that is no file
     * @return the exit code
     */
    int write(RecordsRequest like, OutputStream out, @Nullable OutputFile file, boolean failsOnGap)
            throws CommandFailedException, IOException {
        try (Interruption interruption = new Interruption(this::end)) {
            ExportForm form = like.written().form(ProfileContext.ofFile("", false), new LivesSoFar());
            begin(form, out);
            boolean inTurn = form == null || order == Order.UNMERGED;
            SourceTable table = inTurn ? inTurn(like, out) : byTime(like, out);
            if (form == null) {
                counts.writeTo(out);
            }
            out.flush();
            finish(file, table.isNothing());
            table.sayTo(err);
            return table.exitCode(failsOnGap);
        } catch (CommandFailedException e) {
            if (file != null) {
                file.drop(e);
            }
            throw e;
        }
    }

    private SourceTable inTurn(RecordsRequest like, OutputStream out) throws IOException {
        // What comes first decides how many are left: that is known only when it is written.
        int workers = limit == Long.MAX_VALUE ? SourceRuns.workers(like.takesIn()) : 1;
        return new SourceRuns(sources, workers, () -> stopped || isEnough(), err)
                .run(
                        out,
                        (source, to, said) -> read(source, StreamScan.SLICE, said, (request, records, context) -> {
                            long most = limit - handedOn.get();
                            return request.reading(records, to, context, true, most, said, null);
                        }));
    }

    private SourceTable byTime(RecordsRequest like, OutputStream out) throws CommandFailedException, IOException {
        MergedRun run = new MergedRun(sources, like, order == Order.FOLLOWED, limit);
        enough = run::isEnough;
        SourceTable table = run.run(
                out,
                (source, slice, sink, said) -> read(
                        source,
                        slice,
                        said,
                        (request, records, context) -> request.reading(records, sink, context, limit, said, null)),
                () -> stopped,
                this::endAll,
                err);
        if (run.doubles() > 0) {
            ErrorLines.say(err, Messages.text("cli.merged.doubles", run.doubles()));
        }
        return table;
    }

    private static void begin(@Nullable ExportForm written, OutputStream out) throws IOException {
        if (written != null) {
            RecordWriter header = written.writer(out);
            header.begin();
            header.flush();
        }
    }

    private void finish(@Nullable OutputFile file, boolean nothing) throws IOException {
        if (file == null) {
            return;
        }
        if (stopped && order != Order.FOLLOWED) {
            String where = file.keep();
            if (!where.isEmpty()) {
                ErrorLines.say(err, where);
            }
        } else if (nothing) {
            file.drop(new IOException());
        } else {
            file.whole();
        }
    }

    private boolean isEnough() {
        return handedOn.get() >= limit;
    }

    private void end() {
        stopped = true;
        endAll();
    }

    private void endAll() {
        running.forEach(RecordsRequest.Reading::end);
    }

    // --- one of them; on any thread

    /** What reads, tests and takes the records of a source. */
    @FunctionalInterface
    private interface Taking {

        RecordsRequest.Reading of(RecordsRequest request, RecordProducer records, ProfileContext context);
    }

    private SourceResult read(NamedSource source, int slice, PrintStream said, Taking taking)
            throws CommandFailedException, IOException {
        RecordsRequest request = asking.of(source);
        SourceArgument from = source.argument();
        if (!from.isVolume()) {
            RecordProducer records = request.ofFile(from, slice, said);
            return read(taking.of(request, records, contexts.of(from)), said);
        }
        boolean follow = order == Order.FOLLOWED;
        try (Computer computer = from.open(request.volumes())) {
            String volume = from.volume(computer.backend());
            RecordProducer records = request.ofVolume(computer, volume, options, follow, null, said);
            return read(taking.of(request, records, contexts.of(computer, volume)), said);
        }
    }

    private SourceResult read(RecordsRequest.Reading one, PrintStream said) throws IOException {
        Selection selection = one.selection();
        running.add(one);
        try {
            if (stopped || enough.getAsBoolean()) {
                one.end();
            }
            Problem problem = read(one.records(), selection);
            if (problem != null && order == Order.FOLLOWED) {
                // The others go on, and the table is far away.
                ErrorLines.say(said, problem.line());
            }
            if (one.sink() instanceof VersionCounts counted) {
                counts.add(counted);
            } else {
                one.sink().flush();
            }
            handedOn.addAndGet(selection.handedOn());
            leftOut.add(selection);
            one.sink().leftOutWords().forEach(words -> ErrorLines.say(said, words));
            return new SourceResult(selection.handedOn(), selection.gaps(), problem);
        } catch (Selection.SinkException e) {
            throw e.failure();
        } finally {
            running.remove(one);
        }
    }

    /** What was read before a source failed is written all the same. */
    private static @Nullable Problem read(RecordProducer records, Selection selection) {
        try {
            records.read(selection);
            return null;
        } catch (CommandFailedException e) {
            return e.problem();
        }
    }
}
