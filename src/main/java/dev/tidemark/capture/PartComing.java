package dev.tidemark.capture;

import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.MergeOrder.Coming;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a merged list has to come. A volume that does not get on, for it is not open yet or its driver does not answer, is waited
 * for as long as {@link #PATIENCE_SECONDS}: after that its rows stand where they arrive, and the rest go on.
 *
 * <p>One thread asks what comes, any whether it is waited for.
 */
final class PartComing {

    /** How long a volume that does not get on holds up others. */
    static final int PATIENCE_SECONDS = 5;

    private static final long PATIENCE_NANOS = PATIENCE_SECONDS * 1_000_000_000L;

    private final Source part;
    private @Nullable Stand last;
    private long since;
    private volatile boolean late;

    /** How far a volume has come. */
    private record Stand(Phase phase, long nextUsn, long end) {}

    PartComing(Source part) {
        this.part = part;
    }

    Source part() {
        return part;
    }

    /** Whether it has rows of old to come, and others wait for them no longer. */
    boolean isLate() {
        return late;
    }

    /**
     * Reading that ended on a volume may go on, with new records: nobody waits for it.
     *
     * @param nanos the time of {@link System#nanoTime}
     */
    Coming now(long nanos) {
        LiveReading live = part.reading();
        Coming coming = coming(part.state().phase(), live);
        late = live != null && coming == Coming.OLD && standsStill(live, nanos);
        return late ? Coming.NEW : coming;
    }

    private static Coming coming(Phase phase, @Nullable LiveReading live) {
        return switch (phase) {
            case OPENING -> Coming.OLD;
            case LOADING, READING -> live == null || !live.isCaughtUp() ? Coming.OLD : Coming.NEW;
            case WAITING, STOPPED -> Coming.NEW;
            case COMPLETE, FAILED -> live == null ? Coming.NONE : Coming.NEW;
            case CLOSED -> Coming.NONE;
        };
    }

    private boolean standsStill(LiveReading live, long nanos) {
        Stand stand =
                new Stand(live.state().phase(), live.nextUsn(), live.store().endRecord());
        if (!stand.equals(last)) {
            last = stand;
            since = nanos;
        }
        return nanos - since >= PATIENCE_NANOS;
    }
}
