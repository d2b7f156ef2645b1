package dev.tidemark.cli;

import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.StreamScan;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportForm;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.RecordPredicate;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a source are asked for, and what is written of each: made into what reads them and what takes them. Immutable, and
 * safe from any thread.
 *
 * @param filter the conditions of the short options
 * @param where those of the filter language
 * @param versions bit {@code 1 << v} for each version to hand on, bit 1 for later ones
 * @param written how they are written
 * @param needsPaths whether the paths of files must be known
 * @param needsOthers whether what is written of a record is read from other rows too
 * @param table the {@code $MFT} that was named; {@code null} for none
 */
record RecordsRequest(
        Volumes volumes,
        FilterSpec filter,
        Where where,
        int versions,
        Written written,
        boolean needsPaths,
        boolean needsOthers,
        @Nullable Path table) {

    /** How records are written. Safe from any thread. */
    @FunctionalInterface
    interface Written {

        /**
         * The form, for one source.
         *
         * @param context where the records come from
         * @param lives has seen the record that is written last, where they are told of in words
         * @return {@code null} where records are only counted
         */
        @Nullable
        ExportForm form(ProfileContext context, LivesSoFar lives);
    }

    /** What reads the records of a source, what tests them, and what writes those that pass. */
    record Reading(RecordProducer records, Selection selection, RecordSink sink) {

        /** Ends it soon; from any thread. */
        void end() {
            selection.stop();
            records.cancel();
        }
    }

    /** Whether all records of a file must be at hand before the first is written. */
    boolean takesIn() {
        return needsPaths || needsOthers || where.needsStore();
    }

    /** What reads a file or a capture. */
    RecordProducer ofFile(SourceArgument from, PrintStream err) throws CommandFailedException {
        return ofFile(from, StreamScan.SLICE, err);
    }

    /**
     * As {@link #ofFile(SourceArgument, PrintStream)}, one of many at a time.
     *
     * @param slice how much of a file is in memory, in bytes, where not all records are
     */
    RecordProducer ofFile(SourceArgument from, int slice, PrintStream err) throws CommandFailedException {
        if (!takesIn()) {
            return from.fileOrCapture(volumes.allocatedRanges(), slice, err);
        }
        FileTaking taking = from.takenIn(table, needsPaths, volumes, err);
        return new PathRecords(taking, filter, where, needsPaths, err);
    }

    /**
     * What reads a volume.
     *
     * @param follow whether to wait for new records
     * @param after where an earlier call ended; {@code null} to begin where the options say
     */
    RecordProducer ofVolume(
            Computer computer,
            String volume,
            ReadOptions options,
            boolean follow,
            @Nullable ReadingPosition after,
            PrintStream err) {
        return needsPaths || needsOthers || where.needsOthers()
                ? new VolumePathRecords(computer, volume, filter, where, options, needsPaths, follow, after, err)
                : new VolumeRecords(computer.backend(), volume, options, follow, after, err);
    }

    /**
     * What reads, tests and writes them.
     *
     * @param context where the records come from, but for their journals
     * @param headed whether the output has what stands before the first record already
     * @param limit how many records to write at most
     * @param cited the one record to write; {@code null} for all that pass
     */
    Reading reading(
            RecordProducer records,
            OutputStream out,
            ProfileContext context,
            boolean headed,
            long limit,
            PrintStream err,
            @Nullable CitedRecord cited) {
        return reading(records, form -> sink(form, records, out, headed), context, limit, err, cited);
    }

    /**
     * What reads and tests them.
     *
     * @param sink what takes them, in a form; {@code null} where they are only counted
     */
    Reading reading(
            RecordProducer records,
            Function<@Nullable ExportForm, RecordSink> sink,
            ProfileContext context,
            long limit,
            PrintStream err,
            @Nullable CitedRecord cited) {
        AtomicReference<@Nullable Selection> selected = new AtomicReference<>();
        ProfileContext whole = context.ofJournals(row -> {
            Selection selection = selected.get();
            return selection == null ? 0 : selection.journal(row);
        });
        LivesSoFar lives = new LivesSoFar();
        ExportForm form = written.form(whole, lives);
        RecordSink taking = sink.apply(form);
        Selection selection = selection(records, taking, limit, err, cited);
        selection.followed(form instanceof WordsForm ? lives : null);
        selected.set(selection);
        return new Reading(records, selection, taking);
    }

    private static RecordSink sink(
            @Nullable ExportForm form, RecordProducer records, OutputStream out, boolean headed) {
        if (form == null) {
            return new VersionCounts(out);
        }
        return form instanceof ExportColumns columns && standAlone(records, columns)
                ? new ParallelRecords(columns, out, headed)
                : new FormattedRecords(form, out, headed);
    }

    /** Whether what is written of a record is known when it is handed on, so that it may be written later: volumes wait for no more. */
    private static boolean standAlone(RecordProducer records, ExportColumns columns) {
        return records instanceof FileRecords
                || records instanceof PathRecords && columns.fields().stream().noneMatch(RecordField::usesOthers);
    }

    private Selection selection(
            RecordProducer records, RecordSink sink, long limit, PrintStream err, @Nullable CitedRecord cited) {
        // Where rows are read through a store they are tested there, by what is around them too.
        Where one = records instanceof PathRecords || records instanceof VolumePathRecords ? Where.EVERYTHING : where;
        return new Selection(
                RecordPredicate.of(filter),
                one.overRecords(),
                filter.passesAll() && one.passesAll(),
                versions,
                limit,
                sink,
                err,
                cited);
    }
}
