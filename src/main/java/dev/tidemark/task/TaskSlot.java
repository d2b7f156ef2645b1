package dev.tidemark.task;

import org.jspecify.annotations.Nullable;

/**
 * The place of one kind of work: of what is requested for it only the newest counts. Belongs to the thread of the tasks.
 */
public final class TaskSlot {

    private @Nullable TaskRun<?> run;

    /** What is being done, {@code null} when nothing is. */
    public @Nullable BackgroundTask task() {
        return run == null ? null : run.task();
    }

    public boolean isRunning() {
        return run != null;
    }

    /**
     * Cancels what is being done; nothing comes of it any more.
     *
     * @return whether anything was being done
     */
    public boolean drop() {
        TaskRun<?> dropped = run;
        run = null;
        if (dropped != null) {
            dropped.supersede();
        }
        return dropped != null;
    }

    void take(TaskRun<?> next) {
        drop();
        run = next;
    }

    void leave(TaskRun<?> ended) {
        if (run == ended) {
            run = null;
        }
    }
}
