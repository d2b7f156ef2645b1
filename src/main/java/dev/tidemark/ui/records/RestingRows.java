package dev.tidemark.ui.records;

import dev.tidemark.store.RecordKey;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.task.TaskWork;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Finds out in the background what rows in view do not say themselves, for all of them together and one search at a time. Belongs to
 * the FX thread. Rows that are gone again after a moment, while the newest are followed, are not looked for.
 */
final class RestingRows {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(120);

    private final BackgroundTasks tasks;
    private final LongSupplier clock;
    private final TaskSlot looking = new TaskSlot();
    private long[] waited = {};
    private long next;

    RestingRows(BackgroundTasks tasks, LongSupplier clock) {
        this.tasks = tasks;
        this.clock = clock;
        this.next = clock.getAsLong();
    }

    /** Nothing comes of what is being looked for. */
    void clear() {
        looking.drop();
        waited = new long[0];
    }

    /** The keys of those records that wait, ascending. */
    static long[] keys(List<RowSlot> slots, Predicate<RowSlot> waits) {
        return slots.stream()
                .filter(waits)
                .mapToLong(RowSlot::recordKey)
                .distinct()
                .sorted()
                .toArray();
    }

    /** The numbers of records in their store. */
    static long[] records(long[] keys) {
        return Arrays.stream(keys).map(RecordKey::record).toArray();
    }

    /**
     * Looks for what was waiting before and still is.
     *
     * @param keys what waits, ascending; not changed by anyone afterwards
     */
    <T> void look(long[] keys, TaskWork<T> search, Consumer<T> then, Runnable failed) {
        long now = clock.getAsLong();
        if (looking.isRunning() || now - next < 0) {
            return;
        }
        next = now + PAUSE;
        boolean rested = anyOf(keys, waited);
        waited = keys;
        if (rested) {
            tasks.callQuietly(search)
                    .in(looking)
                    .then(then)
                    .failed(problem -> failed.run())
                    .start();
        }
    }

    private static boolean anyOf(long[] some, long[] sorted) {
        for (long each : some) {
            if (Arrays.binarySearch(sorted, each) >= 0) {
                return true;
            }
        }
        return false;
    }
}
