package dev.tidemark.task;

import dev.tidemark.text.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in the background and hands over what comes of it. Belongs to one thread, which begins and cancels work and
 * calls {@link #pulse}, as the FX thread does once a frame; the work itself runs on the executor.
 *
 * <p>A fault of the program in some work becomes a {@link Problem} as everything does that goes wrong, and is thrown on as
 * well, so that it reaches the uncaught exception handler of its thread, which gives back what is held.
 */
public final class BackgroundTasks {

    private final Executor executor;
    private final Consumer<Problem> problems;
    private final boolean atOnce;
    private final Queue<Runnable> outcomes = new ConcurrentLinkedQueue<>();
    private final Set<TaskRun<?>> running = new LinkedHashSet<>();
    private Supplier<List<BackgroundTask>> others = List::of;
    private boolean closed;

    /**
     * @param executor runs the work
     * @param problems takes what went wrong and has no taker of its own
     */
    public BackgroundTasks(Executor executor, Consumer<Problem> problems) {
        this(executor, problems, false);
    }

    private BackgroundTasks(Executor executor, Consumer<Problem> problems, boolean atOnce) {
        this.executor = executor;
        this.problems = problems;
        this.atOnce = atOnce;
    }

    /** Does everything where it is requested, and hands it over before that returns: for tests of who requests. */
    public static BackgroundTasks atOnce() {
        return atOnce(Runnable::run);
    }

    /**
     * Hands everything over as soon as it is done, on the thread that did it: for tests of who requests, which run the work
     * when they like.
     */
    public static BackgroundTasks atOnce(Executor executor) {
        return new BackgroundTasks(
                executor,
                problem -> {
                    throw new IllegalStateException(problem.line());
                },
                true);
    }

    // --- beginning

    /**
     * Work that gives something.
     *
     * @param words what is done, for the person who waits
     */
    public <T extends @Nullable Object> TaskRequest<T> call(String words, TaskWork<T> work) {
        return new TaskRequest<>(this, words, work, problems);
    }

    /** Work that gives nothing. */
    public TaskRequest<Boolean> run(String words, TaskWork.Action work) {
        return call(words, work.asWork());
    }

    /** Work that gives something and that nobody waits for: it is not shown, and Esc does not end it. */
    public <T extends @Nullable Object> TaskRequest<T> callQuietly(TaskWork<T> work) {
        return call("", work);
    }

    /** As {@link #callQuietly}, without a result. */
    public TaskRequest<Boolean> runQuietly(TaskWork.Action work) {
        return callQuietly(work.asWork());
    }

    <T extends @Nullable Object> BackgroundTask start(TaskRequest<T> request) {
        TaskRun<T> run = new TaskRun<>(this, request);
        if (request.slot != null) {
            request.slot.take(run);
        }
        running.add(run);
        if (closed) {
            run.refuse();
            return run.task();
        }
        try {
            executor.execute(run);
        } catch (RejectedExecutionException e) {
            run.refuse();
        }
        return run.task();
    }

    // --- handing over

    /** Hands over what was done since the last pulse, in the order in which it was done. */
    public void pulse() {
        for (Runnable outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
            outcome.run();
        }
    }

    /** Safe from any thread. */
    void deliver(Runnable outcome) {
        if (atOnce) {
            outcome.run();
        } else {
            outcomes.add(outcome);
        }
    }

    void over(TaskRun<?> run) {
        running.remove(run);
    }

    void discard(Runnable freeing) {
        try {
            executor.execute(freeing);
        } catch (RejectedExecutionException e) {
            // The program ends, and with it what was to be given free.
        }
    }

    // --- showing and ending

    /** Work that runs elsewhere is listed after what runs here. */
    public void alsoList(Supplier<List<BackgroundTask>> elsewhere) {
        others = elsewhere;
    }

    /** What a person may wait for, in the order in which Esc ends it: the newest first, but before all what is foremost. */
    public List<BackgroundTask> running() {
        List<BackgroundTask> all = new ArrayList<>();
        int foremost = 0;
        for (TaskRun<?> run : running) {
            if (run.isShown()) {
                all.add(run.isForemost() ? 0 : foremost, run.task());
                foremost += run.isForemost() ? 1 : 0;
            }
        }
        all.addAll(others.get());
        all.removeIf(task -> task.isCancelled() || !task.isRunning());
        return all;
    }

    /**
     * Cancels the first of what is {@link #running}.
     *
     * @return whether there was any
     */
    public boolean cancelFirst() {
        for (BackgroundTask task : running()) {
            if (task.cancel()) {
                return true;
            }
        }
        return false;
    }

    /** The threads behind the tasks, for parts that divide work among them by themselves. */
    public Executor executor() {
        return executor;
    }

    /** Cancels everything, and lets nothing begin any more; the work may still have to leave. */
    public void close() {
        List.copyOf(running).forEach(run -> run.task().cancel());
        closed = true;
    }

    /**
     * The work of {@link #call} and {@link #run} that has still to leave: so that who ends the program can wait for it.
     *
     * @see #await
     */
    public List<BackgroundTask> leaving() {
        return running.stream()
                .filter(TaskRun::isShown)
                .map(TaskRun::task)
                .filter(BackgroundTask::isRunning)
                .toList();
    }

    /**
     * Waits until work has left. Safe from any thread.
     *
     * @param seconds how long at most for all together
     */
    public static void await(List<BackgroundTask> tasks, long seconds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (BackgroundTask task : tasks) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0 || !task.awaitEnd(left)) {
                return;
            }
        }
    }
}
