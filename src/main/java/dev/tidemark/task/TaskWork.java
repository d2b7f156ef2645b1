package dev.tidemark.task;

import org.jspecify.annotations.Nullable;

/**
 * What a task does. Runs on a thread of its own; looks now and then whether its task was cancelled, and says there what it
 * does and how far it is.
 */
@FunctionalInterface
public interface TaskWork<T extends @Nullable Object> {

    /**
     * Does it.
     *
     * @return what is handed over; what an ended task gives is handed to nobody
     * @throws TaskFailedException if it could not be done, in words
     * @throws InterruptedException if it was cancelled while it waited
     */
    T run(BackgroundTask task) throws TaskFailedException, InterruptedException;

    /** Work without a result. */
    @FunctionalInterface
    interface Action {

        /** As {@link TaskWork#run}. */
        void run(BackgroundTask task) throws TaskFailedException, InterruptedException;

        /** As work whose result says nothing but that it is done. */
        default TaskWork<Boolean> asWork() {
            return task -> {
                run(task);
                return Boolean.TRUE;
            };
        }
    }
}
