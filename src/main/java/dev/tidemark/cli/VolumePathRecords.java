package dev.tidemark.cli;

import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.SourceState;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.JournalData;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The records of a volume with the paths their files had, or with what other records say of them. What the journal holds is taken in,
 * and the volume asked for its directories where paths are wanted, before the first record is written; on demand those follow that come.
 */
final class VolumePathRecords implements RecordProducer {

    private static final long LOOK_MILLIS = 20;

    /** What is kept of records that were written, while others come: a reader of the output may be slow. */
    private static final long KEPT_BYTES = 1L << 30;

    private final Computer computer;
    private final String volume;
    private final ReadOptions options;
    private final @Nullable ReadingPosition from;
    private final PrintStream err;
    private final FilterSpec filter;
    private final Where where;
    private final boolean withPaths;
    private final boolean follow;
    private volatile @Nullable VolumeTaking taking;
    private @Nullable ReadingPosition position;
    private OptionalLong expected = OptionalLong.empty();

    /**
     * @param filter of which only the condition on the path is tested here
     * @param where is tested here
     * @param options how the volume is asked
     * @param withPaths whether the paths are found out
     * @param follow whether to wait for new records instead of ending
     * @param from where an earlier call ended; {@code null} to begin where the options say
     */
    VolumePathRecords(
            Computer computer,
            String volume,
            FilterSpec filter,
            Where where,
            ReadOptions options,
            boolean withPaths,
            boolean follow,
            @Nullable ReadingPosition from,
            PrintStream err) {
        this.computer = computer;
        this.options = options;
        this.from = from;
        this.err = err;
        this.volume = volume;
        this.filter = filter;
        this.where = where;
        this.withPaths = withPaths;
        this.follow = follow;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        VolumeTaking all = new VolumeTaking(computer, volume, beginning(selection), withPaths, follow, err);
        taking = all;
        all.read(selection::goesOn, source -> write(source, selection));
    }

    /** Where an earlier call ended, in the journal that is there now. */
    private ReadOptions beginning(Selection selection) throws CommandFailedException {
        if (from == null) {
            return options;
        }
        try {
            JournalData now = VolumeRecords.journal(computer.backend(), volume);
            expected = OptionalLong.of(now.journalId());
            return options.from(ReadOptions.Start.USN, Resumption.start(from, now, selection));
        } catch (Win32Exception e) {
            throw new CommandFailedException(Win32Problems.of(e));
        }
    }

    /** What began with another journal than the one that was looked at did not begin at its first record. */
    private void requireExpected(LiveSource source) throws CommandFailedException {
        OptionalLong found = source.journalIdAt(source.store().firstRecord());
        if (expected.isPresent() && found.isPresent() && !found.equals(expected)) {
            throw new CommandFailedException(Problem.refusal(
                    Messages.text("cli.point.meanwhile", volume),
                    Messages.text("cli.point.meanwhile.here"),
                    Messages.text("cli.point.meanwhile.next")));
        }
    }

    private void write(LiveSource source, Selection selection)
            throws CommandFailedException, IOException, InterruptedException {
        RecordStore store = source.store();
        requireExpected(source);
        noteIn(source, store.firstRecord());
        if (from == null) {
            // Else the first row may be a gap: what was kept stands before that until it is handed on.
            position().ifPresent(selection::begun);
        }
        try (PathRows rows = new PathRows(source, filter, where.from(Instant.now()), withPaths)) {
            rows.writeTo(store.endRecord(), selection);
            handOn(source, rows.next(), selection);
            source.retain(KEPT_BYTES);
            boolean waited = false;
            while (follow && selection.goesOn() && source.isReading()) {
                waited = sayThatItGoesOn(source, waited, selection);
                if (store.endRecord() == rows.next()) {
                    Thread.sleep(LOOK_MILLIS);
                } else {
                    sayLost(store.firstRecord() - rows.next(), selection);
                    rows.writeTo(store.endRecord(), selection);
                    handOn(source, rows.next(), selection);
                }
            }
        }
    }

    private void handOn(LiveSource source, long next, Selection selection) throws IOException {
        noteIn(source, next);
        boolean more = source.store().endRecord() > next;
        position().ifPresentOrElse(place -> selection.reached(place, more), selection::flush);
    }

    /** That reading let go of the volume, or that its journal went, is a row of its own; that it goes on is not. */
    private boolean sayThatItGoesOn(LiveSource source, boolean waited, Selection selection) {
        SourceState.Phase phase = source.state().phase();
        if (waited && phase == SourceState.Phase.READING) {
            selection.say(Messages.text("cli.goesOn", volume, source.nextUsn()));
            return false;
        }
        return waited || phase == SourceState.Phase.WAITING;
    }

    /** What was read but not written yet is read again by who goes on from here. */
    private void noteIn(LiveSource source, long record) throws IOException {
        RecordStore store = source.store();
        long next = source.nextUsn();
        OptionalLong id = record == 0 ? source.journalIdAt(0) : source.journalIdAt(record - 1);
        try (StoreReader reader = store.reader()) {
            for (long at = Math.max(record, store.firstRecord()); at < store.endRecord(); at++) {
                OptionalLong usn = usnOf(reader, at);
                if (usn.isPresent()) {
                    next = usn.getAsLong();
                    break;
                }
            }
        }
        position = id.isPresent() && source.isAnswered() ? new ReadingPosition(id.getAsLong(), next) : null;
    }

    /** The USN of a record; empty of a row that is none. */
    private static OptionalLong usnOf(StoreReader reader, long record) throws IOException {
        long[] usn = {-1};
        reader.readRecord(record, row -> usn[0] = row.marker() == null ? row.usn() : -1);
        return usn[0] < 0 ? OptionalLong.empty() : OptionalLong.of(usn[0]);
    }

    @Override
    public Optional<ReadingPosition> position() {
        return Optional.ofNullable(position);
    }

    private static void sayLost(long records, Selection selection) {
        if (records > 0) {
            selection.lost(Messages.text("cli.slow", records));
        }
    }

    @Override
    public void cancel() {
        VolumeTaking all = taking;
        if (all != null) {
            all.cancel();
        }
    }
}
