package dev.tidemark.ui.timeline;

import dev.tidemark.summary.TimeRange;
import dev.tidemark.summary.TimelineCounts;
import dev.tidemark.ui.timeline.TimelineFrame.Stretch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was counted last, as it is drawn and told. Belongs to the FX thread. */
final class CountedBuckets {

    private static final TimeGrid NO_GRID = new TimeGrid(0, 1, 0);

    private @Nullable TimelineCounts counts;
    private TimeGrid grid = NO_GRID;
    private Bars bars = Bars.NONE;
    private Bars bin = Bars.NONE;
    private List<Stretch> gaps = List.of();

    void clear() {
        counts = null;
        grid = NO_GRID;
        bars = Bars.NONE;
        bin = Bars.NONE;
        gaps = List.of();
    }

    /**
     * Takes what was counted.
     *
     * @return whether that is anything new
     */
    boolean take(@Nullable TimelineCounts now) {
        if (now == null || now == counts) {
            return false;
        }
        counts = now;
        if (extent() != null) {
            grid = TimeGrid.of(now);
            bars = Bars.of(now);
        }
        bin = Bars.untimed(now);
        gaps = now.gaps().stream()
                .map(gap -> new Stretch(gap.range().from(), gap.range().to()))
                .toList();
        return true;
    }

    /** From when to when all rows are; {@code null} where none has a time, or nothing was counted. */
    @Nullable
    TimeRange extent() {
        TimeRange all = counts == null ? null : counts.extent();
        return all == null || all.isEmpty() ? null : all;
    }

    /** Whether all rows were counted. */
    boolean isComplete() {
        return counts != null && counts.isComplete();
    }

    TimeGrid grid() {
        return grid;
    }

    /** Whether there is any bucket. */
    boolean isAny() {
        return grid.count() > 0;
    }

    Bars bars() {
        return bars;
    }

    /** Rows without a plausible time. */
    Bars bin() {
        return bin;
    }

    List<Stretch> gaps() {
        return gaps;
    }

    /** The rows of a stretch of time, in one bucket. */
    Bars sum(Stretch of) {
        return isAny() ? bars.sum(grid.of(of.from()), grid.of(of.end() - 1) + 1) : bars.sum(0, 0);
    }
}
