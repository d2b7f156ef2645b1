package dev.tidemark.ui.records;

import dev.tidemark.filter.SortJob;
import dev.tidemark.store.Rows;
import dev.tidemark.text.Messages;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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

    private record Result(@Nullable Rows rows, int number) {}

    private final Executor executor;
    private final Consumer<String> says;
    private final AtomicReference<@Nullable Result> result = new AtomicReference<>();
    private @Nullable Order order;
    private @Nullable SortJob job;
    private long sortedSize;
    private int number;

    /**
     * @param executor runs the sorting
     * @param says takes what went wrong, in words
     */
    RowSorting(Executor executor, Consumer<String> says) {
        this.executor = executor;
        this.says = says;
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
        Executor caught = work -> executor.execute(() -> runCaught(work, mine));
        job = SortJob.start(rows, key, by.ascending(), caught, sorted -> result.set(new Result(sorted, mine)));
    }

    /** Sorting takes memory for every row, and there may be more rows than it can take. */
    private void runCaught(Runnable work, int mine) {
        try {
            work.run();
        } catch (ArithmeticException | OutOfMemoryError e) {
            result.set(new Result(null, mine));
        }
    }

    /** Starts again when there are more or fewer rows than were sorted. */
    void follow(Rows rows) {
        Order by = order;
        if (by != null && job == null && rows.size() != sortedSize) {
            start(rows, by);
        }
    }

    /** The sorted rows, once; {@code null} when there are no new ones. Gives the order up when sorting failed. */
    @Nullable
    Rows take() {
        Result done = result.getAndSet(null);
        if (done == null || done.number() != number || job == null) {
            return null;
        }
        job = null;
        if (done.rows() == null) {
            stop();
            says.accept(Messages.text("records.sort.failed"));
        }
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
