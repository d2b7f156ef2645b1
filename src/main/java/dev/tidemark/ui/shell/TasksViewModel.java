package dev.tidemark.ui.shell;

import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.ShownTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.ui.common.ViewModel;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Says what runs in the background: the task that Esc ends next, and how many more there are. Belongs to the FX thread. */
@ViewModel
final class TasksViewModel {

    private final BackgroundTasks tasks;
    private final LongSupplier nanoTime;
    private final ShownTasks shown = new ShownTasks();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", BackgroundTask.UNKNOWN);
    private final ReadOnlyStringWrapper more = new ReadOnlyStringWrapper(this, "more", "");
    private final ReadOnlyStringWrapper all = new ReadOnlyStringWrapper(this, "all", "");

    TasksViewModel(BackgroundTasks tasks, LongSupplier nanoTime) {
        this.tasks = tasks;
        this.nanoTime = nanoTime;
    }

    /** Looks what runs; once a frame. */
    void pulse() {
        List<BackgroundTask> now = shown.of(tasks.running(), nanoTime.getAsLong());
        if (now.isEmpty()) {
            showNothing();
        } else {
            show(now);
        }
    }

    /** Nearly always, and in every frame: without making anything. */
    private void showNothing() {
        words.set("");
        progress.set(BackgroundTask.UNKNOWN);
        more.set("");
        all.set("");
    }

    private void show(List<BackgroundTask> now) {
        words.set(OneLine.of(now.getFirst().words()));
        progress.set(now.getFirst().progress());
        more.set(now.size() < 2 ? "" : Messages.text("shell.tasks.more", now.size() - 1));
        all.set(now.stream().map(TasksViewModel::line).collect(Collectors.joining("\n")));
    }

    private static String line(BackgroundTask task) {
        double progress = task.progress();
        String words = OneLine.of(task.words());
        return progress < 0 ? words : Messages.text("shell.tasks.line", words, Math.round(100 * progress));
    }

    /** What the first of them does; empty when nothing runs that a person should see. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** How far the first of them is, 0 to 1; negative when nobody knows. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How many more there are, in words; empty for none. */
    ReadOnlyStringProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /** All of them, one a line. */
    ReadOnlyStringProperty allProperty() {
        return all.getReadOnlyProperty();
    }
}
