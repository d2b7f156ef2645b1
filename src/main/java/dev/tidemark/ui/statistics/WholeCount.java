package dev.tidemark.ui.statistics;

import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.summary.Grouping;
import dev.tidemark.summary.Statistics;
import dev.tidemark.summary.StatisticsResult;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.view.ShownSource;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to have of what is shown and counted just now, to the last row: what is copied or written must not end where
 * counting was, nor be of something else that came to be shown meanwhile. Belongs to the view's thread; waits in the background.
 */
public final class WholeCount {

    private final Asked asked;
    private final Supplier<@Nullable Asked> now;
    private final ShownStatistics counting;
    private final BackgroundTask.Wait directories;
    private final BackgroundTasks tasks;

    /** What is counted, however often it has to begin anew: as directories become known, or as the list is paused. */
    record Asked(ShownSource source, AppliedFilter filter, Grouping grouping, ZoneId zone) {

        boolean needsDirectories() {
            return grouping.usesPath() || filter.needsPath();
        }
    }

    /** Takes what comes of it: just one of these. */
    public interface Taker {

        /** All is counted. */
        void take(StatisticsResult all);

        /** Something else is counted now, or nothing. */
        void other();

        /** The person did not want to wait. */
        default void cancelled() {}
    }

    /**
     * @param now what is counted, later too; {@code null} for nothing
     * @param directories waits until the directories of the source are known, as far as they will be
     */
    WholeCount(
            Asked asked,
            Supplier<@Nullable Asked> now,
            ShownStatistics counting,
            BackgroundTask.Wait directories,
            BackgroundTasks tasks) {
        this.asked = asked;
        this.now = now;
        this.counting = counting;
        this.directories = directories;
        this.tasks = tasks;
    }

    /**
     * Hands it over, in this call or a later pulse.
     *
     * @param words what is waited for, for the person who waits
     */
    public void then(String words, Taker taker) {
        if (asked.needsDirectories()) {
            tasks.run(words, task -> task.await(directories))
                    .then(known -> settle(words, taker))
                    .cancelled(taker::cancelled)
                    .start();
        } else {
            settle(words, taker);
        }
    }

    private void settle(String words, Taker taker) {
        if (!asked.equals(now.get())) {
            taker.other();
        } else if (counting.view().isSettled()) {
            count(words, taker);
        } else {
            counting.view().whenSettled(settled -> settle(words, taker), taker::other);
        }
    }

    private void count(String words, Taker taker) {
        Statistics statistics = counting.following(asked.grouping, asked.zone);
        if (statistics == null) {
            taker.other();
            return;
        }
        tasks.call(words, task -> {
                    task.await(statistics::await);
                    return statistics.whole();
                })
                .then(all -> all.ifPresentOrElse(taker::take, () -> settle(words, taker)))
                .cancelled(taker::cancelled)
                .start();
    }
}
