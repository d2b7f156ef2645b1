package dev.tidemark.ui.records;

import dev.tidemark.path.PathIndex;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.view.ShownRows;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Copies selected rows. Belongs to the FX thread; the rows are put together in the background. */
final class RowCopying {

    private final BackgroundTasks tasks;
    private final Consumer<String> says;
    private final TaskSlot copying = new TaskSlot();

    RowCopying(BackgroundTasks tasks, Consumer<String> says) {
        this.tasks = tasks;
        this.says = says;
    }

    boolean isRunning() {
        return copying.isRunning();
    }

    /** Ends what is being copied; returns whether anything was. */
    boolean cancel() {
        return copying.drop();
    }

    void copy(
            ShownRows rows,
            RowSelection selection,
            CopyForm form,
            @Nullable PathIndex paths,
            Consumer<String> clipboard) {
        long count = selection.count(rows);
        if (count == 0 || form.columns().isEmpty()) {
            says.accept(Messages.text("records.copy.nothing"));
            return;
        }
        TsvCopy copy = new TsvCopy(rows, selection.keys().copy(), form, count, paths);
        String words = Messages.text("records.copying", count);
        tasks.call(words, copy::copy)
                .foremost()
                .in(copying)
                .reading(words)
                .then(result -> copied(result, count, clipboard))
                .failed(problem -> says.accept(Messages.text("records.failed", problem.what())))
                .start();
    }

    private void copied(TsvCopy.Result result, long count, Consumer<String> clipboard) {
        clipboard.accept(result.text());
        says.accept(
                result.complete()
                        ? Messages.text("records.copied", result.rows())
                        : Messages.text("records.copied.part", result.rows(), count));
    }
}
