package dev.tidemark.task;

import dev.tidemark.text.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One request that was begun. {@link #run} is called once, on a thread of the executor; the rest belongs to the thread of the
 * tasks.
 */
final class TaskRun<T extends @Nullable Object> implements Runnable {

    private final BackgroundTasks tasks;
    private final TaskRequest<T> request;
    private final BackgroundTask task;
    private boolean superseded;

    TaskRun(BackgroundTasks tasks, TaskRequest<T> request) {
        this.tasks = tasks;
        this.request = request;
        this.task = new BackgroundTask(request.words);
        task.onCancel(request.onCancel);
    }

    BackgroundTask task() {
        return task;
    }

    boolean isShown() {
        return !request.words.isEmpty() && !superseded;
    }

    boolean isForemost() {
        return request.foremost;
    }

    @Override
    public void run() {
        Runnable outcome;
        try {
            outcome = outcome();
        } catch (RuntimeException | Error e) {
            leave(() -> failed(Problem.fault(e)));
            throw e;
        }
        leave(outcome);
    }

    /** Does the work; throws only what is a fault of the program. */
    private Runnable outcome() {
        if (task.isCancelled() && !request.keepsResult) {
            return this::cancelled;
        }
        try {
            T result = request.work.run(task);
            return () -> done(result);
        } catch (TaskFailedException e) {
            return () -> failed(e.problem());
        } catch (InterruptedException e) {
            return this::cancelled;
        } catch (RuntimeException | VirtualMachineError e) {
            // A damaged input may provoke anything in the code that reads it, up to an array that no memory is enough
            // for.
            String input = request.input;
            if (input == null) {
                throw e;
            }
            return () -> failed(Problem.unreadable(input, e));
        }
    }

    private void leave(Runnable outcome) {
        task.end();
        tasks.deliver(() -> {
            tasks.over(this);
            if (request.slot != null) {
                request.slot.leave(this);
            }
            outcome.run();
        });
    }

    private void done(T result) {
        if (superseded || task.isCancelled() && !request.keepsResult) {
            tasks.discard(() -> request.unwanted.accept(result));
            cancelled();
        } else {
            request.then.accept(result);
        }
    }

    private void failed(Problem problem) {
        if (!superseded) {
            request.failed.accept(problem);
        }
    }

    private void cancelled() {
        if (!superseded) {
            request.cancelled.run();
        }
    }

    /** Nobody waits for it any more. */
    void supersede() {
        superseded = true;
        task.cancel();
    }

    /** It never began, for the program ends. */
    void refuse() {
        task.cancel();
        leave(this::cancelled);
    }
}
