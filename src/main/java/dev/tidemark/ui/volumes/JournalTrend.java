package dev.tidemark.ui.volumes;

import java.util.Collections;
import java.util.List;

/**
 * How a journal develops. Immutable.
 *
 * @param growth bytes a second, smoothed; 0 when it does not grow, NaN before that is known
 * @param recent bytes a second of each look at it, {@link #SAMPLES} of them, the newest last; 0 before it was looked at
 * @param reach how many seconds it reaches back; NaN as long as that is not known
 */
public record JournalTrend(double growth, List<Double> recent, double reach) {

    /** Looks that are remembered: two minutes of them. */
    static final int SAMPLES = 120;

    private static final List<Double> NOTHING = Collections.nCopies(SAMPLES, 0.0);

    /** Of a volume without a journal. */
    static final JournalTrend NONE = new JournalTrend(0, NOTHING, Double.NaN);

    /** Of a journal that was looked at once. */
    static final JournalTrend UNKNOWN = new JournalTrend(Double.NaN, NOTHING, Double.NaN);

    JournalTrend reaching(double seconds) {
        return new JournalTrend(growth, recent, seconds);
    }
}
