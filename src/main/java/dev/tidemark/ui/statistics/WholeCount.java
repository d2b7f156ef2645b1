package dev.tidemark.ui.statistics;

import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.store.RecordStore;
import dev.tidemark.summary.Grouping;
import dev.tidemark.summary.Statistics;
import dev.tidemark.summary.StatisticsResult;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.view.ShownView;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to have of what is shown and counted just now, to the last row: what is copied or written must not end where
 * counting was, nor be of something else that came to be shown meanwhile. Belongs to the view's thread; waits in the background.
 */
public final class WholeCount {

    private final Asked asked;
    private final Supplier<@Nullable Asked> now;
    private final ShownView view;
    private final Supplier<@Nullable Statistics> counting;
    private final BackgroundTask.Wait directories;
    private final BackgroundTasks tasks;

    /** What is counted, however often it has to begin anew: as directories become known, or as the list is paused. */
    record Asked(RecordStore store, AppliedFilter filter, Grouping grouping, ZoneId zone) {

        boolean needsDirectories() {
            return grouping.usesPath() || filter.needsPath();
        }
    }

    /** Takes what comes of it: just one of these, but for a fault, which is told as any is. */
    public interface Taker {

        /** All is counted. */
        void take(StatisticsResult all);

        /** Another source, filter or grouping is counted now, or nothing. */
        void other();

        /** The person did not want to wait. */
        default void cancelled() {}
    }

    /**
     * @param now what is counted, later too; {@code null} for nothing
     * @param counting what counts it
     * @param directories waits until the directories of the source are known, as far as they will be
     */
    WholeCount(
            Asked asked,
            Supplier<@Nullable Asked> now,
            ShownView view,
            Supplier<@Nullable Statistics> counting,
            BackgroundTask.Wait directories,
            BackgroundTasks tasks) {
        this.asked = asked;
        this.now = now;
        this.view = view;
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
        } else if (view.isSettled()) {
            count(words, taker);
        } else {
            view.whenSettled(settled -> settle(words, taker), taker::other);
        }
    }

    private void count(String words, Taker taker) {
        Statistics statistics = counting.get();
        if (statistics == null) {
            taker.other();
            return;
        }
        tasks.call(words, task -> whole(statistics, task))
                .then(all -> all.ifPresentOrElse(taker::take, () -> settle(words, taker)))
                .cancelled(taker::cancelled)
                .start();
    }

    private static Optional<StatisticsResult> whole(Statistics statistics, BackgroundTask task)
            throws InterruptedException {
        AtomicReference<@Nullable StatisticsResult> all = new AtomicReference<>();
        task.await(() -> all.set(statistics.awaitWhole().orElse(null)));
        return Optional.ofNullable(all.get());
    }
}
