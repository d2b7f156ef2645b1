package dev.tidemark.cli;

import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.export.ExportForm;
import dev.tidemark.export.RecordWriter;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The records of several sources, one behind the other, read at the same time. Used by one thread, once. */
final class SeveralRecords {

    private final List<NamedSource> sources;
    private final Asking asking;
    private final ReadOptions options;
    private final long limit;
    private final SourceContexts contexts;
    private final LeftOutRecords leftOut;
    private final PrintStream err;
    private final Set<RecordsRequest.Reading> running = ConcurrentHashMap.newKeySet();
    private final VersionCounts counts = new VersionCounts(OutputStream.nullOutputStream());
    private final AtomicLong handedOn = new AtomicLong();
    private volatile boolean stopped;

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
     */
    SeveralRecords(
            List<NamedSource> sources,
            Asking asking,
            ReadOptions options,
            long limit,
            SourceContexts contexts,
            LeftOutRecords leftOut,
            PrintStream err) {
        this.sources = sources;
        this.asking = asking;
        this.options = options;
        this.limit = limit;
        this.contexts = contexts;
        this.leftOut = leftOut;
        this.err = err;
    }

    /**
     * Writes them.
     *
     * @param like of any source: what is written of each record
     * @param file what they go to; {@code null} when that is no file
     * @return the exit code
     */
    int write(RecordsRequest like, OutputStream out, @Nullable OutputFile file, boolean failsOnGap) throws IOException {
        // What comes first decides how many are left: that is known only when it is written.
        int workers = limit == Long.MAX_VALUE ? SourceRuns.workers(like.takesIn()) : 1;
        try (Interruption interruption = new Interruption(this::end)) {
            ExportForm form = like.written().form(ProfileContext.ofFile("", false), new LivesSoFar());
            begin(form, out);
            SourceTable table = new SourceRuns(sources, workers, () -> stopped || isEnough(), err).run(out, this::read);
            if (form == null) {
                counts.writeTo(out);
            }
            out.flush();
            finish(file, table.isNothing());
            table.sayTo(err);
            return table.exitCode(failsOnGap);
        }
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
        if (stopped) {
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
        running.forEach(RecordsRequest.Reading::end);
    }

    // --- one of them; on any thread

    private SourceResult read(NamedSource source, OutputStream out, PrintStream said)
            throws CommandFailedException, IOException {
        RecordsRequest request = asking.of(source);
        SourceArgument from = source.argument();
        long most = limit - handedOn.get();
        if (!from.isVolume()) {
            RecordProducer records = request.ofFile(from, said);
            return read(request.reading(records, out, contexts.of(from), true, most, said, null), said);
        }
        try (Computer computer = from.open(request.volumes())) {
            String volume = from.volume(computer.backend());
            RecordProducer records = request.ofVolume(computer, volume, options, false, null, said);
            ProfileContext context = contexts.of(computer, volume);
            return read(request.reading(records, out, context, true, most, said, null), said);
        }
    }

    private SourceResult read(RecordsRequest.Reading one, PrintStream said) throws IOException {
        Selection selection = one.selection();
        running.add(one);
        try {
            if (stopped) {
                one.end();
            }
            Problem problem = read(one.records(), selection);
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
