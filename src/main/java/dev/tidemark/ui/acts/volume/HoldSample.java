package dev.tidemark.ui.acts.volume;

import dev.tidemark.act.HeldWrites;
import dev.tidemark.act.ReleaseWords;
import dev.tidemark.act.WatchedWrites;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.acts.volume.HoldViewModel.Phase;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A hold, or a watch without one, as it was at one moment. Immutable; taking it may wait a little.
 *
 * @param words how it goes, or how it ended
 * @param problem why nothing was held; {@code null} for nothing
 */
record HoldSample(
        Phase phase,
        Duration remaining,
        String words,
        @Nullable Problem problem,
        HoldCurve curve) {

    private static final double NANOS = 1e9;

    static HoldSample of(HeldWrites hold, VolumeFacts volume) {
        Phase phase = Phase.valueOf(hold.state().name());
        boolean over = phase == Phase.OVER;
        return new HoldSample(
                phase,
                hold.remaining(),
                over ? over(hold, volume.readOnly()) : goingOn(hold, phase, volume.name()),
                hold.problem(),
                HoldCurve.of(hold.writes(), hold.since(), shown(over, hold.longest(), hold.elapsed())));
    }

    static HoldSample of(WatchedWrites watched, String volume) {
        Duration left = watched.longest().minus(watched.elapsed());
        boolean over = watched.isOver();
        return new HoldSample(
                over ? Phase.OVER : Phase.WATCHING,
                left.isNegative() ? Duration.ZERO : left,
                over
                        ? Messages.text("hold.over.watched", oneDecimal(watched.elapsed()))
                        : state(Phase.WATCHING, volume),
                null,
                HoldCurve.of(watched.writes(), watched.since(), shown(over, watched.longest(), watched.elapsed())));
    }

    private static Duration shown(boolean over, Duration longest, Duration elapsed) {
        return over || elapsed.compareTo(longest) > 0 ? elapsed : longest;
    }

    /** A phase in words, as far as nothing more is known. */
    static String state(Phase phase, String volume) {
        return Messages.text("hold.state." + phase, volume);
    }

    /** That writers wait is said when one does. */
    private static String goingOn(HeldWrites hold, Phase phase, String volume) {
        return switch (phase) {
            case HOLDING ->
                hold.makesWait(HeldWrites.WAITS)
                        ? Messages.text("hold.state.HOLDING.held", volume)
                        : hold.showsNothing()
                                ? Messages.text("hold.state.HOLDING.unknown", volume)
                                : state(phase, volume);
            case STUCK, HELD_BELOW -> state(phase, volume) + " " + ReleaseWords.of(hold);
            default -> state(phase, volume);
        };
    }

    private static String over(HeldWrites hold, boolean readOnly) {
        HeldWrites.End end = hold.end();
        if (end == HeldWrites.End.DRIVER && readOnly) {
            return Messages.text("hold.over.readOnly");
        }
        String ended = Messages.text("hold.over." + end, oneDecimal(hold.elapsed()));
        return end == HeldWrites.End.FAILED ? ended : ended + released(hold) + proof(hold);
    }

    private static String released(HeldWrites hold) {
        return hold.isReleaseSent() ? " " + ReleaseWords.of(hold) : "";
    }

    private static String proof(HeldWrites hold) {
        return " " + Messages.text(hold.isProven() ? "hold.proof.written" : "hold.proof.unknown");
    }

    static String oneDecimal(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / NANOS);
    }
}
