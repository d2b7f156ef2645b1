package dev.tidemark.cli;

import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.SourceState;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The records of a volume with the paths their files had. What the journal holds is taken in, and the volume asked for its
 * directories, before the first record is written; on demand those follow that come.
 */
final class VolumePathRecords implements RecordProducer {

    private static final long LOOK_MILLIS = 20;

    /** What is kept of records that were written, while others come: a reader of the output may be slow. */
    private static final long KEPT_BYTES = 1L << 30;

    private final WholeVolume whole;
    private final String volume;
    private final FilterSpec filter;
    private final Where where;
    private final boolean follow;
    private @Nullable ReadingPosition position;

    /**
     * @param filter of which only the condition on the path is tested here
     * @param where is tested here
     * @param options how the volume is asked
     * @param follow whether to wait for new records instead of ending
     */
    VolumePathRecords(
            Computer computer,
            String volume,
            FilterSpec filter,
            Where where,
            ReadOptions options,
            boolean follow,
            PrintStream err) {
        this.whole = new WholeVolume(computer, volume, options, follow, err);
        this.volume = volume;
        this.filter = filter;
        this.where = where;
        this.follow = follow;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        whole.read(selection::goesOn, source -> write(source, selection));
    }

    private void write(LiveSource source, Selection selection) throws IOException, InterruptedException {
        RecordStore store = source.store();
        try (PathRows rows = new PathRows(source, filter, where.from(Instant.now()), true)) {
            rows.writeTo(store.endRecord(), selection);
            noteIn(source, rows.next());
            selection.flush();
            source.retain(KEPT_BYTES);
            boolean waited = false;
            while (follow && selection.goesOn() && source.isReading()) {
                waited = sayThatItGoesOn(source, waited, selection);
                if (store.endRecord() == rows.next()) {
                    Thread.sleep(LOOK_MILLIS);
                } else {
                    sayLost(store.firstRecord() - rows.next(), selection);
                    rows.writeTo(store.endRecord(), selection);
                    noteIn(source, rows.next());
                    selection.flush();
                }
            }
        }
    }

    /** That reading let go of the volume, or that its journal went, is a row of its own; that it goes on is not. */
    private boolean sayThatItGoesOn(LiveSource source, boolean waited, Selection selection) {
        SourceState.Phase phase = source.state().phase();
        if (waited && phase == SourceState.Phase.READING) {
            selection.gap(Messages.text("cli.goesOn", volume, source.nextUsn()));
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
            selection.gap(Messages.text("cli.slow", records));
        }
    }

    @Override
    public void cancel() {
        whole.cancel();
    }
}
