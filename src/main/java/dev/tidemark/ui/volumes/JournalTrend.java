package dev.tidemark.ui.volumes;

import dev.tidemark.summary.RateHistory;
import java.util.Collections;
import java.util.List;

/**
 * How a journal develops. Immutable.
 *
 * @param growth bytes a second, smoothed; 0 when it does not grow, NaN before that is known
 * @param recent bytes of each of the last {@link RateHistory#SECONDS seconds}, the newest last; 0 where that is not known
 * @param reach how many seconds it reaches back; NaN as long as that is not known
 */
public record JournalTrend(double growth, List<Double> recent, double reach) {

    /** Of a volume without a journal. */
    static final JournalTrend NONE = new JournalTrend(0, Collections.nCopies(RateHistory.SECONDS, 0.0), Double.NaN);
}
