package dev.tidemark.view;

import dev.tidemark.filter.SortJob;
import dev.tidemark.filter.SortKey;
import dev.tidemark.store.Rows;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sorts rows by a field and keeps them sorted when other rows are to be shown. Belongs to the view's thread; the sorting itself
 * runs in the background, and a result that was superseded is dropped.
 */
public final class RowSorting {

    private final BackgroundTasks tasks;
    private final Consumer<String> failed;
    private final TaskSlot sorting = new TaskSlot();
    private @Nullable Rows sorted;
    private @Nullable ShownOrder order;
    private long sortedSize;

    /**
     * @param failed takes what went wrong, in words, once nothing is sorted any more: what was sorted before may be other rows
     */
    public RowSorting(BackgroundTasks tasks, Consumer<String> failed) {
        this.tasks = tasks;
        this.failed = failed;
    }

    /** The order asked for, {@code null} for the order of the records. */
    public @Nullable ShownOrder order() {
        return order;
    }

    /** Whether rows are being sorted, or were and are to be taken. */
    public boolean running() {
        return sorting.isRunning() || sorted != null;
    }

    /** Starts sorting rows; {@link #take} gives them when that is done. */
    public void start(Rows rows, ShownOrder by) {
        stop();
        SortKey key = SortKey.of(by.field());
        if (key == null) {
            return;
        }
        order = by;
        sortedSize = rows.size();
        tasks.call(Messages.text("records.sorting", by.field().title()), task -> sort(rows, key, by.ascending(), task))
                .foremost()
                .in(sorting)
                .then(result -> sorted = result)
                .failed(this::failed)
                .start();
    }

    /** Sorting takes memory for every row, and there may be more rows than it can take. */
    private static Rows sort(Rows rows, SortKey key, boolean ascending, BackgroundTask task)
            throws TaskFailedException, InterruptedException {
        SortJob job = new SortJob(rows, key, ascending);
        task.progressFrom(job::progress);
        task.onCancel(job::close);
        try {
            Rows sorted = job.run();
            if (sorted == null) {
                throw new InterruptedException();
            }
            return sorted;
        } catch (ArithmeticException | OutOfMemoryError e) {
            throw new TaskFailedException(Problem.refusal(Messages.text("records.sort.failed"), "", ""), e);
        }
    }

    private void failed(Problem problem) {
        stop();
        failed.accept(problem.what());
    }

    /** Starts again when there are more or fewer rows than were sorted. */
    public void follow(Rows rows) {
        ShownOrder by = order;
        if (by != null && !running() && rows.size() != sortedSize) {
            start(rows, by);
        }
    }

    /** The sorted rows, once; {@code null} when there are no new ones. */
    public @Nullable Rows take() {
        Rows done = sorted;
        sorted = null;
        return done;
    }

    /** Back to the order of the records. */
    public void stop() {
        sorting.drop();
        sorted = null;
        order = null;
    }
}
