package dev.tidemark.ui.records;

import dev.tidemark.filter.SortJob;
import dev.tidemark.store.Rows;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Belongs to one thread; the sorting itself runs on the executor. Sorts rows by a column and keeps them sorted when other
 * rows are to be shown. A result that was superseded is dropped.
 */
final class RowSorting {

    /**
     * An order.
     *
     * @param column the column
     * @param ascending whether the least comes first
     */
    record Order(RecordColumn column, boolean ascending) {}

    private record Result(Rows rows, int number) {}

    private final Executor executor;
    private final AtomicReference<@Nullable Result> result = new AtomicReference<>();
    private @Nullable Order order;
    private @Nullable SortJob job;
    private long sortedSize;
    private int number;

    RowSorting(Executor executor) {
        this.executor = executor;
    }

    /** The order asked for, {@code null} for the order of the records. */
    @Nullable
    Order order() {
        return order;
    }

    boolean running() {
        return job != null;
    }

    /** How far sorting is, 0 to 1. */
    double progress() {
        return job == null ? 1 : job.progress();
    }

    /** Starts sorting rows; {@link #take} gives them when that is done. */
    void start(Rows rows, Order by) {
        stop();
        var key = by.column().sortKey();
        if (key == null) {
            return;
        }
        order = by;
        sortedSize = rows.size();
        int mine = ++number;
        job = SortJob.start(rows, key, by.ascending(), executor, sorted -> result.set(new Result(sorted, mine)));
    }

    /** Starts again when there are more or fewer rows than were sorted. */
    void follow(Rows rows) {
        Order by = order;
        if (by != null && job == null && rows.size() != sortedSize) {
            start(rows, by);
        }
    }

    /** The sorted rows, once; {@code null} when there are no new ones. */
    @Nullable
    Rows take() {
        Result done = result.getAndSet(null);
        if (done == null || done.number() != number || job == null) {
            return null;
        }
        job = null;
        return done.rows();
    }

    /** Back to the order of the records. */
    void stop() {
        if (job != null) {
            job.close();
            job = null;
        }
        number++;
        order = null;
    }
}
