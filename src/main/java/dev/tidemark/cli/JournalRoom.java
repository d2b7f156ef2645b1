package dev.tidemark.cli;

import dev.tidemark.text.ByteSize;
import dev.tidemark.text.DurationWords;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalField;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a journal still has the records behind a {@link ResumePoint}, and how much may be written until it drops the first of them.
 * Immutable.
 *
 * @param behind how many bytes of journal were written since, at least 0
 * @param lost how many bytes behind the point were trimmed already
 * @param room how many bytes may still be written: a journal keeps its MaximumSize at least
 * @param secondsLeft how long that takes at the rate since the point was kept; infinite where nothing tells a rate
 * @param until when that will be; {@code null} where nothing tells it
 */
record JournalRoom(
        ResumePoint point,
        @Nullable JournalData now,
        State state,
        long behind,
        long lost,
        long room,
        double secondsLeft,
        @Nullable Instant until) {

    /** How a point stands to the journal of its volume. */
    enum State {
        /** All records behind it can be read. */
        THERE,
        /** Some were trimmed. */
        TRIMMED,
        /** The journal is another one. */
        ANOTHER_JOURNAL,
        /** The journal has not come so far: the volume was put back. */
        AHEAD,
        /** There is no journal. */
        NO_JOURNAL
    }

    /** No rate is told by less: one save would decide it. */
    private static final long LEAST_SECONDS = 1;

    /** What lies further ahead than anybody plans is no time. */
    private static final double MOST_SECONDS = 100.0 * 365 * 86_400;

    /**
     * Compares them.
     *
     * @param now what the volume says of its journal; {@code null} where there is none
     */
    static JournalRoom of(ResumePoint point, @Nullable JournalData now, Instant at) {
        if (now == null) {
            return new JournalRoom(point, null, State.NO_JOURNAL, 0, 0, 0, Double.POSITIVE_INFINITY, null);
        }
        long next = point.position().nextUsn();
        if (now.journalId() != point.position().journalId()) {
            return new JournalRoom(point, now, State.ANOTHER_JOURNAL, 0, 0, 0, Double.POSITIVE_INFINITY, null);
        }
        if (next > now.nextUsn()) {
            return new JournalRoom(point, now, State.AHEAD, 0, 0, 0, Double.POSITIVE_INFINITY, null);
        }
        long behind = now.nextUsn() - next;
        if (next < now.firstUsn()) {
            return new JournalRoom(point, now, State.TRIMMED, behind, now.firstUsn() - next, 0, 0, null);
        }
        long room = Math.max(0, now.maximumSize() - behind);
        double left = secondsLeft(point, behind, room, at);
        Instant until = left > MOST_SECONDS ? null : at.plusSeconds((long) left).truncatedTo(ChronoUnit.SECONDS);
        return new JournalRoom(point, now, State.THERE, behind, 0, room, left, until);
    }

    private static double secondsLeft(ResumePoint point, long behind, long room, Instant at) {
        double seconds = Duration.between(point.writtenAt(), at).toMillis() / 1000.0;
        return behind <= 0 || seconds < LEAST_SECONDS ? Double.POSITIVE_INFINITY : room / (behind / seconds);
    }

    /** For people. */
    List<String> lines(String volume) {
        List<String> lines = new ArrayList<>();
        lines.add(Messages.text(
                "cli.room.point",
                OneLine.of(volume),
                JournalField.id(point.position().journalId()),
                Long.toString(point.position().nextUsn()),
                point.writtenAt().truncatedTo(ChronoUnit.SECONDS)));
        switch (state) {
            case THERE -> lines.addAll(there());
            case TRIMMED -> lines.add(Messages.text("cli.room.trimmed", ByteSize.words(lost)));
            case ANOTHER_JOURNAL -> lines.add(Messages.text("cli.room.another", JournalField.id(id())));
            case AHEAD -> lines.add(Messages.text("cli.room.ahead", Long.toString(nextUsn())));
            case NO_JOURNAL -> lines.add(Messages.text("cli.room.none"));
        }
        return lines;
    }

    private List<String> there() {
        List<String> lines = new ArrayList<>();
        lines.add(Messages.text("cli.room.there", ByteSize.words(behind), ByteSize.words(room)));
        lines.add(
                until == null
                        ? Messages.text("cli.room.noRate")
                        : Messages.text("cli.room.until", until, DurationWords.of(secondsLeft)));
        return lines;
    }

    private long id() {
        return now == null ? 0 : now.journalId();
    }

    private long nextUsn() {
        return now == null ? 0 : now.nextUsn();
    }

    /** For scripts. */
    Map<String, Object> values(String volume) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("volume", volume);
        values.put("volumeSerial", JournalField.id(point.volumeSerial()));
        values.put("journalId", JournalField.id(point.position().journalId()));
        values.put("nextUsn", point.position().nextUsn());
        values.put("writtenAt", point.writtenAt().toString());
        values.put("state", state.name().toLowerCase(Locale.ROOT));
        values.put("behindBytes", behind);
        values.put("lostBytes", lost);
        values.put("roomBytes", room);
        if (until != null) {
            values.put("until", until.toString());
        }
        return values;
    }
}
