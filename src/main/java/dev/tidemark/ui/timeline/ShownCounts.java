package dev.tidemark.ui.timeline;

import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.filter.language.TimeSpan;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.summary.RowsOfTime;
import dev.tidemark.summary.TimeRange;
import dev.tidemark.summary.Timeline;
import dev.tidemark.summary.TimelineCounts;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.task.TaskWork;
import dev.tidemark.text.Messages;
import dev.tidemark.view.ShownRows;
import dev.tidemark.view.ShownSource;
import dev.tidemark.view.ShownView;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts over time what a {@link ShownView} shows, of whichever source that is just now. Belongs to the view's thread, on which it
 * never waits; counting and searching run in the background.
 */
public final class ShownCounts {

    private final ShownView view;
    private final BackgroundTasks tasks;
    private final TaskSlot finding = new TaskSlot();
    private @Nullable RecordStore store;
    private @Nullable Timeline timeline;
    private @Nullable Rows rows;
    private @Nullable AppliedFilter filter;
    private @Nullable TimeSpan range;

    /**
     * @param view decides what is shown
     * @param tasks counts and searches
     */
    public ShownCounts(ShownView view, BackgroundTasks tasks) {
        this.view = view;
        this.tasks = tasks;
    }

    /**
     * Once a frame: follows what is shown.
     *
     * @return whether it is another source than before: nothing that was said of the times of that one holds any more
     */
    boolean follow() {
        ShownSource source = view.source();
        RecordStore now = source == null ? null : source.store();
        boolean another = now != store;
        if (another) {
            close();
            store = now;
            timeline = now == null ? null : new Timeline(now, tasks.executor());
        }
        if (timeline != null) {
            show(timeline, view.inOrder());
            timeline.advance();
        }
        return another;
    }

    /** While the view is frozen its rows are another object at each look. */
    private void show(Timeline counted, @Nullable Rows shown) {
        if (!Objects.equals(shown, rows)) {
            rows = shown;
            counted.setShown(shown);
        }
    }

    /** Ends the counting; it begins anew with the next {@link #follow}. */
    void close() {
        finding.drop();
        if (timeline != null) {
            timeline.close();
        }
        timeline = null;
        store = null;
        rows = null;
    }

    /** Asks for a range, {@code null} for all times, in so many buckets at most. */
    void ask(@Nullable TimeRange wanted, int most) {
        if (timeline != null) {
            timeline.ask(wanted, most);
        }
    }

    /** What was counted last; {@code null} where there is no source. */
    @Nullable
    TimelineCounts counts() {
        return timeline == null ? null : timeline.counts();
    }

    /** The rows of the source, {@code null} where there is none. */
    @Nullable
    RecordStore store() {
        return store;
    }

    /** The stretch of time that the filter asks for, {@code null} for any. */
    @Nullable
    TimeSpan range() {
        AppliedFilter now = view.resolved();
        if (now != filter) {
            filter = now;
            range = TimeSpan.of(now.tree(), new TimeContext(now.zone(), Instant.now()))
                    .orElse(null);
        }
        return range;
    }

    // --- finding

    /** What takes a while and reads rows. */
    private interface Search {
        long find(ShownRows among, RecordStore of, BackgroundTask task);
    }

    /** Finds the first row, in the order in which they are shown, of a range. */
    void find(TimeRange wanted, LongConsumer then) {
        find((among, of, task) -> RowsOfTime.first(among, of, wanted, task.cancelled()), then);
    }

    /** Finds the first row without a plausible time. */
    void findUntimed(LongConsumer then) {
        find((among, of, task) -> RowsOfTime.firstUntimed(among, of, task.cancelled()), then);
    }

    private void find(Search search, LongConsumer then) {
        ShownRows among = view.rows();
        RecordStore of = store;
        if (among == null || of == null) {
            return;
        }
        TaskWork<Long> work = task -> search.find(among, of, task);
        tasks.call(Messages.text("records.searching"), work)
                .foremost()
                .in(finding)
                .then(key -> {
                    if (key != RecordKey.NONE && store == of) {
                        then.accept(key);
                    }
                })
                .start();
    }
}
