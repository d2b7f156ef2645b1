package dev.tidemark.ui.common;

import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.TaskSlot;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** Work in the background as a window shows it: whether it runs, and how far it is. Belongs to the FX thread. */
public final class ShownWork {

    private final TaskSlot slot = new TaskSlot();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");

    /** The place of the work. */
    public TaskSlot slot() {
        return slot;
    }

    /**
     * Ends it.
     *
     * @return whether anything ran
     */
    public boolean cancel() {
        BackgroundTask task = slot.task();
        return task != null && task.cancel();
    }

    /** Once a frame: how far it is. */
    public void pulse() {
        BackgroundTask task = slot.task();
        running.set(task != null);
        progress.set(task == null ? 0 : task.progress());
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** From 0 to 1, or below while nobody knows. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }
}
