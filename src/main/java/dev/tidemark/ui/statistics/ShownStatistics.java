package dev.tidemark.ui.statistics;

import dev.tidemark.path.PathIndex;
import dev.tidemark.store.Rows;
import dev.tidemark.summary.Grouping;
import dev.tidemark.summary.Statistics;
import dev.tidemark.summary.StatisticsResult;
import dev.tidemark.view.ShownSource;
import dev.tidemark.view.ShownView;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts by one grouping what a {@link ShownView} shows, of whichever source that is just now. Belongs to the view's thread, on which
 * it never waits.
 */
public final class ShownStatistics {

    /** Of which lines are listed; all can be written. */
    private static final int MOST_LINES = 100_000;

    private static final int MOST_FILES = 100;

    private final ShownView view;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private @Nullable Asked asked;
    private @Nullable Statistics counting;

    /** What is counted: another one is counted anew. */
    private record Asked(
            ShownSource source, Rows rows, @Nullable PathIndex paths, Grouping grouping, ZoneId zone) {}

    /**
     * @param view decides what is shown
     * @param executor counts
     */
    public ShownStatistics(ShownView view, Executor executor) {
        this(view, executor, System::nanoTime);
    }

    ShownStatistics(ShownView view, Executor executor, LongSupplier nanoTime) {
        this.view = view;
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    /**
     * Once a frame: follows what is shown.
     *
     * @return whether it is anything else than before
     */
    boolean follow(Grouping grouping, ZoneId zone) {
        Asked now = asked(grouping, zone);
        boolean another = !Objects.equals(now, asked);
        if (another) {
            close();
            asked = now;
            counting = now == null ? null : begin(now);
        }
        if (counting != null) {
            counting.advance();
        }
        return another;
    }

    private @Nullable Asked asked(Grouping grouping, ZoneId zone) {
        ShownSource source = view.source();
        Rows rows = view.inOrder();
        if (source == null || rows == null) {
            return null;
        }
        return new Asked(source, rows, grouping.usesPath() ? source.paths().get() : null, grouping, zone);
    }

    private Statistics begin(Asked what) {
        int most = what.grouping.by() == Grouping.By.FILE ? MOST_FILES : MOST_LINES;
        return new Statistics(
                new Statistics.Of(what.source.store(), what.rows, what.paths, what.source.growing()),
                List.of(what.grouping),
                what.zone,
                most,
                executor,
                nanoTime);
    }

    /** Ends the counting; it begins anew with the next {@link #follow}. */
    void close() {
        if (counting != null) {
            counting.close();
        }
        counting = null;
        asked = null;
    }

    /** What counts what was followed last; {@code null} where there is no source. */
    @Nullable
    Statistics counting() {
        return counting;
    }

    /** Decides what is shown. */
    ShownView view() {
        return view;
    }

    /** What was counted last; {@code null} where there is no source. */
    @Nullable
    StatisticsResult result() {
        return counting == null ? null : counting.result();
    }
}
