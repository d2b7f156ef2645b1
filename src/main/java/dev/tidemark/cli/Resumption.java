package dev.tidemark.cli;

import dev.tidemark.store.MarkerDetail;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalField;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes on from where an earlier call ended, and keeps how far the output has come for a later one: nothing is kept before the output
 * holds it, so a call that ends in any way at any place costs no record; the next one may write some of them once more. Used by one
 * thread.
 */
final class Resumption {

    /** Of what is read at once. */
    private static final long EVERY_NANOS = 1_000_000_000L;

    private final long volumeSerial;
    private final @Nullable ResumePoint before;
    private final Keeping keeping;
    private final InstantSource clock;
    private @Nullable OutputFile file;
    private boolean atTheEnd;
    private @Nullable ReadingPosition kept;
    private long keptNanos;

    /** Keeps a point. */
    @FunctionalInterface
    interface Keeping {
        void keep(ResumePoint point) throws IOException;
    }

    /**
     * @param before the point that an earlier call kept; {@code null} for none
     */
    Resumption(long volumeSerial, @Nullable ResumePoint before, Keeping keeping, InstantSource clock) {
        this.volumeSerial = volumeSerial;
        this.before = before;
        this.keeping = keeping;
        this.clock = clock;
        this.kept = before == null ? null : before.position();
    }

    /**
     * What a file holds, for a volume.
     *
     * @throws CommandFailedException if it is of another volume, or no such file
     */
    static Resumption of(ResumePointFile file, long volumeSerial, String volume) throws CommandFailedException {
        ResumePoint before = file.read().orElse(null);
        if (before != null && before.volumeSerial() != volumeSerial) {
            throw new CommandFailedException(Problem.refusal(
                    Messages.text(
                            "cli.point.volume",
                            file.path(),
                            JournalField.id(before.volumeSerial()),
                            volume,
                            JournalField.id(volumeSerial)),
                    Messages.text("cli.point.volume.here"),
                    Messages.text("cli.point.volume.next")));
        }
        return new Resumption(volumeSerial, before, file::write, InstantSource.system());
    }

    /** Whether an earlier call kept a point: what it wrote first stands in the output. */
    boolean goesOn() {
        return before != null;
    }

    /** Where an earlier call ended; empty when this is the first. */
    Optional<ReadingPosition> position() {
        return Optional.ofNullable(before).map(ResumePoint::position);
    }

    /**
     * Says that the output goes to a file.
     *
     * @param whole whether the file takes its name only at the end: then nothing is kept before
     */
    void writesTo(@Nullable OutputFile output, boolean whole) {
        file = output;
        atTheEnd = output != null && whole;
    }

    /**
     * Where to begin in the journal that is there now. A new id is a gap, whatever was lost with the old one.
     *
     * @throws CommandFailedException if the journal ends before that: the volume is older than the output
     */
    static long start(ReadingPosition from, JournalData now, Selection selection) throws CommandFailedException {
        if (now.journalId() != from.journalId()) {
            selection.gap(new MarkerDetail.JournalChanged(now.journalId(), from.journalId()));
            return afterChange(from.nextUsn(), now);
        }
        if (from.nextUsn() > now.nextUsn()) {
            throw new CommandFailedException(Problem.refusal(
                    Messages.text(
                            "cli.point.ahead",
                            Long.toString(from.nextUsn()),
                            JournalField.id(now.journalId()),
                            Long.toString(now.nextUsn())),
                    Messages.text("cli.point.ahead.here"),
                    Messages.text("cli.point.ahead.next")));
        }
        return from.nextUsn();
    }

    /** A restamped journal goes on with its USNs; one that was created anew is read from its first record. */
    static long afterChange(long usn, JournalData now) {
        boolean restamped = now.lowestValidUsn() > now.firstUsn() && usn <= now.nextUsn();
        return restamped ? Math.max(usn, now.firstUsn()) : now.firstUsn();
    }

    /**
     * The output holds all records before a place.
     *
     * @param more whether there are more at once: then it need not be kept every time
     * @throws IOException if it cannot be kept
     */
    void reached(ReadingPosition position, boolean more) throws IOException {
        if (!atTheEnd && !position.equals(kept) && !(more && kept != null && isFresh())) {
            keep(position);
        }
    }

    private boolean isFresh() {
        return keptNanos != 0 && System.nanoTime() - keptNanos < EVERY_NANOS;
    }

    /** The output is whole, and holds all records before a place. */
    void ended(ReadingPosition position) throws IOException {
        if (!position.equals(kept)) {
            keep(position);
        }
    }

    private void keep(ReadingPosition position) throws IOException {
        if (file != null) {
            file.force();
        }
        keeping.keep(new ResumePoint(volumeSerial, position, clock.instant()));
        kept = position;
        keptNanos = System.nanoTime();
    }
}
