package dev.tidemark.cli;

import dev.tidemark.field.MarkerWords;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.RecordPredicate;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowKind;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.usn.RecordBytes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the records that pass, up to a limit; counts those left out because of their version. Used by one thread; {@link
 * #stop} may come from any. Says gaps on the error stream.
 */
final class Selection {

    /** A record could not be handed on: not the source's fault. */
    static final class SinkException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final IOException failure;

        SinkException(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }

    /** Records are missing, and whoever asked for it wants no more. */
    static final class GapException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** That reading began or ended is no gap. */
    private static final Set<RowKind> NOT_SAID = EnumSet.of(RowKind.STARTED, RowKind.STOPPED);

    /** What was logged while the volume was let go of follows: if not, that is said for itself. */
    private static final Set<RowKind> LOSSES = EnumSet.of(RowKind.GAP, RowKind.JOURNAL, RowKind.GONE, RowKind.DAMAGE);

    private final RecordPredicate predicate;
    private final Predicate<RecordView> where;
    private final boolean passesAll;
    private final int versions;
    private final RecordSink sink;
    private final PrintStream err;
    private final RecordView view = new RecordView();
    private final @Nullable CitedRecord cited;
    private long left;
    private long again = -1;
    private LongFunction<OptionalLong> journals = record -> OptionalLong.empty();
    private long handedOn;
    private long extentsLeftOut;
    private long laterLeftOut;
    private long cutNames;
    private long partialPaths;
    private long gaps;
    private boolean endsAtGap;
    private @Nullable Resumption resumption;
    private volatile boolean stopped;
    private @Nullable LivesSoFar lives;

    /**
     * @param predicate tests everything but the version
     * @param where tests what the filter language says; only where records are not read through {@link PathRows}, which does
     * @param passesAll whether both let every record pass
     * @param versions bit {@code 1 << v} for each version to hand on, bit 1 for later ones
     * @param limit how many records to hand on at most
     * @param cited the one record to hand on, {@code null} for all that pass
     */
    Selection(
            RecordPredicate predicate,
            Predicate<RecordView> where,
            boolean passesAll,
            int versions,
            long limit,
            RecordSink sink,
            PrintStream err,
            @Nullable CitedRecord cited) {
        this.cited = cited;
        this.predicate = predicate;
        this.where = where;
        this.passesAll = passesAll;
        this.versions = versions;
        this.left = limit;
        this.sink = sink;
        this.err = err;
    }

    void record(ByteBuffer bytes, int at) {
        read(bytes, at);
        record(view.show(bytes, at));
    }

    /** A record, and where it starts in its file. */
    void record(ByteBuffer bytes, int at, long offset) {
        read(bytes, at);
        record(view.show(bytes, at).atOffset(offset));
    }

    /**
     * A row of a store: a record, or what it means for the records.
     *
     * @param paths reads where files were, {@code null} when nobody asked
     */
    void row(RecordCursor row, @Nullable PathReader paths) {
        if (lives != null) {
            lives.upTo(row);
        }
        sink.seen(row);
        Marker marker = row.marker();
        if (marker != null) {
            marker(marker);
            return;
        }
        if (cited != null) {
            cited.ofJournal(journals.apply(row.record()));
        }
        FilePath path = view.show(row).withPaths(paths).path();
        partialPaths += path != null && path.certainty() == Certainty.PARTIAL ? 1 : 0;
        record(view);
    }

    private void read(ByteBuffer bytes, int at) {
        if (lives != null) {
            lives.take(bytes, at);
        }
        sink.seen(bytes, at);
    }

    private void record(RecordView record) {
        if (left == 0 || !passesAll && !passes(record)) {
            return;
        }
        if (cited != null && !cited.is(record.bytes(), record.position())) {
            return;
        }
        int kind = record.kind();
        if ((versions >>> kind & 1) == 0) {
            extentsLeftOut += kind == 4 ? 1 : 0;
            laterLeftOut += kind == RecordView.LATER_VERSION ? 1 : 0;
            return;
        }
        cutNames += RecordBytes.endsInZeros(record.bytes(), record.position()) ? 1 : 0;
        try {
            sink.accept(record.inRow(handedOn));
        } catch (IOException e) {
            throw new SinkException(e);
        }
        handedOn++;
        left = cited != null ? 0 : isAgain(record) ? left : left - 1;
    }

    private boolean isAgain(RecordView record) {
        return again >= 0 && RecordBytes.usn(record.bytes(), record.position()) == again;
    }

    private boolean passes(RecordView record) {
        return predicate.passes(record.bytes(), record.position()) && where.test(record);
    }

    /** A record that was handed on before, by its USN: it is handed on again, and not one of the new ones. Empty for none. */
    void again(OptionalLong usn) {
        again = usn.orElse(-1);
    }

    /** Lets somebody follow the lives of all records that are read, whether or not they pass. */
    void followed(@Nullable LivesSoFar by) {
        lives = by;
    }

    /** The rows of a store come next, from a row or one behind it. */
    void rowsFrom(long row) {
        if (lives != null) {
            lives.rowsFrom(row);
        }
    }

    /** The records from here on are of that journal. */
    void ofJournal(OptionalLong id) {
        if (cited != null) {
            cited.ofJournal(id);
        }
    }

    /** Which journal a row of the store is of, empty when nobody knows. */
    void ofJournals(LongFunction<OptionalLong> byRecord) {
        journals = byRecord;
    }

    /** The id of the journal that a row of the store is of, 0 when nobody knows. */
    long journal(RecordCursor row) {
        return journals.apply(row.record()).orElse(0);
    }

    /** How many of those that were handed on there is no line for. */
    long refused() {
        return sink.leftOut();
    }

    /** How many records were handed on. */
    long handedOn() {
        return handedOn;
    }

    private void marker(Marker marker) {
        if (!NOT_SAID.contains(marker.kind())) {
            gap(MarkerWords.of(marker), LOSSES.contains(marker.kind()));
        }
    }

    /** Lets the first place where records are missing be the last. */
    void endAtGap() {
        endsAtGap = true;
    }

    /**
     * Says what a reader must know at this place, above all that records are missing.
     *
     * @throws GapException if records are missing, and no more are wanted then
     */
    void gap(MarkerDetail detail) {
        loseLives();
        gap(MarkerWords.of(detail), LOSSES.contains(detail.kind()));
    }

    /** As {@link #gap(MarkerDetail)}, of records that were dropped here. */
    void lost(String words) {
        loseLives();
        gap(words, true);
    }

    private void loseLives() {
        if (lives != null) {
            lives.lose();
        }
    }

    private void gap(String words, boolean loss) {
        if (!goesOn()) {
            return;
        }
        say(words);
        gaps += loss ? 1 : 0;
        if (loss && endsAtGap) {
            throw new GapException();
        }
    }

    /** Says something else. */
    void say(String words) {
        if (goesOn()) {
            ErrorLines.say(err, words);
        }
    }

    /** At how many places records are missing. */
    long gaps() {
        return gaps;
    }

    void flush() {
        try {
            sink.flush();
        } catch (IOException e) {
            throw new SinkException(e);
        }
    }

    /** Lets the next call go on where the output of this one ends. */
    void keepPlace(Resumption keeping) {
        resumption = keeping;
    }

    /**
     * Reading begins at a place of a volume's journal.
     *
     * @throws SinkException if that could not be kept
     */
    void begun(ReadingPosition position) {
        if (resumption != null) {
            keep(resumption, position, false);
        }
    }

    /**
     * Hands on what was taken of a volume's journal, up to a place.
     *
     * @param more whether there is more at once
     * @throws SinkException if it could not be handed on, or that could not be kept
     */
    void reached(ReadingPosition position, boolean more) {
        flush();
        if (!more) {
            sink.level();
        }
        if (resumption != null) {
            keep(resumption, position, more);
        }
    }

    /** Reading waits for something else than records. */
    void waits() {
        flush();
        sink.level();
    }

    /** What an output begins with stands in it before it is kept that it has begun. */
    private void keep(Resumption keeping, ReadingPosition position, boolean more) {
        try {
            sink.begin();
            sink.flush();
            keeping.reached(position, more);
        } catch (IOException e) {
            throw new SinkException(e);
        }
    }

    /** Ends the reading soon. */
    void stop() {
        stopped = true;
    }

    boolean goesOn() {
        return left > 0 && !stopped;
    }

    /** Whether it was ended from outside. */
    boolean isStopped() {
        return stopped;
    }

    /** How many rows have a path that is not known as a whole. */
    long partialPaths() {
        return partialPaths;
    }

    /** How many of them have a name that ends in zeros: its end was lost. */
    long cutNames() {
        return cutNames;
    }

    /** How many version 4 records passed but were of no version asked for. */
    long extentsLeftOut() {
        return extentsLeftOut;
    }

    /** How many records of versions not known passed but were not asked for. */
    long laterLeftOut() {
        return laterLeftOut;
    }
}
