package dev.tidemark.task;

import dev.tidemark.text.Problem;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that is to be done in the background, and what becomes of it: made by {@link BackgroundTasks}, described by the
 * methods here, begun by {@link #start}. Belongs to the thread of the tasks; everything that is handed in here runs on that
 * thread, in a pulse.
 *
 * <p>Just one of these comes of it: its result, its failure, or that it was cancelled; of work that was superseded nothing.
 */
public final class TaskRequest<T extends @Nullable Object> {

    final String words;
    final TaskWork<T> work;
    Consumer<? super T> then = result -> {};
    Consumer<? super T> unwanted = result -> {};
    Consumer<Problem> failed;
    Runnable cancelled = () -> {};
    Runnable onCancel = () -> {};
    boolean keepsResult;
    boolean foremost;

    @Nullable
    String input;

    @Nullable
    TaskSlot slot;

    private final BackgroundTasks tasks;

    TaskRequest(BackgroundTasks tasks, String words, TaskWork<T> work, Consumer<Problem> failed) {
        this.tasks = tasks;
        this.words = words;
        this.work = work;
        this.failed = failed;
    }

    /** Takes what came of it. */
    public TaskRequest<T> then(Consumer<? super T> action) {
        then = action;
        return this;
    }

    /** Takes what went wrong; else it is told where the window tells what goes wrong. */
    public TaskRequest<T> failed(Consumer<Problem> action) {
        failed = action;
        return this;
    }

    /** Runs when the work has left because it was cancelled. */
    public TaskRequest<T> cancelled(Runnable action) {
        cancelled = action;
        return this;
    }

    /** Gives free what a result holds that nobody takes any more; runs in the background. */
    public TaskRequest<T> unwanted(Consumer<? super T> action) {
        unwanted = action;
        return this;
    }

    /** Runs as soon as somebody cancels it, before the work has left. */
    public TaskRequest<T> onCancel(Runnable action) {
        onCancel = action;
        return this;
    }

    /** What the work did stays done, so that its result counts even when it was cancelled meanwhile. */
    public TaskRequest<T> keepsResult() {
        keepsResult = true;
        return this;
    }

    /** Is shown, and cancelled, before other work: for what somebody waits for at the rows. */
    public TaskRequest<T> foremost() {
        foremost = true;
        return this;
    }

    /** Supersedes what was requested for the same slot before; that is cancelled, and nothing comes of it. */
    public TaskRequest<T> in(TaskSlot place) {
        slot = place;
        return this;
    }

    /**
     * Reads something that others wrote: whatever that provokes is a problem with that input, and no fault of the program.
     *
     * @param name of the input, for a person
     */
    public TaskRequest<T> reading(String name) {
        input = name;
        return this;
    }

    /** Begins. */
    public BackgroundTask start() {
        return tasks.start(this);
    }
}
