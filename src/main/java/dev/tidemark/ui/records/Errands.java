package dev.tidemark.ui.records;

import dev.tidemark.text.Messages;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Belongs to one thread, which calls everything here and takes the results with {@link #drain}; the work itself runs on
 * the executor. A new errand replaces the one before: that is cancelled, and its result is dropped.
 */
final class Errands {

    private final Executor executor;
    private final Consumer<String> says;
    private final Queue<Runnable> results = new ConcurrentLinkedQueue<>();
    private @Nullable Errand running;

    /**
     * @param executor runs the work
     * @param says takes what an errand failed with, in words
     */
    Errands(Executor executor, Consumer<String> says) {
        this.executor = executor;
        this.says = says;
    }

    /** What is being done, {@code null} when nothing is. */
    @Nullable
    Errand running() {
        return running;
    }

    /**
     * Runs work in the background.
     *
     * @param words what it is, for the person who waits
     * @param work the work; looks at its errand now and then to see whether it was cancelled
     * @param then takes the result, in {@link #drain}
     */
    <T> void run(String words, Function<Errand, T> work, Consumer<T> then) {
        cancel();
        Errand errand = new Errand(words);
        running = errand;
        executor.execute(() -> {
            try {
                T result = work.apply(errand);
                results.add(() -> finish(errand, () -> then.accept(result)));
            } catch (RuntimeException | InternalError e) {
                results.add(() -> finish(errand, () -> says.accept(failed(e))));
            }
        });
    }

    private void finish(Errand errand, Runnable then) {
        if (errand == running && !errand.isCancelled()) {
            running = null;
            then.run();
        }
    }

    /** Ends what is being done, without a result; returns whether anything was. */
    boolean cancel() {
        Errand errand = running;
        if (errand != null) {
            errand.cancel();
            running = null;
        }
        return errand != null;
    }

    /** Takes the results that are there. */
    void drain() {
        for (Runnable result = results.poll(); result != null; result = results.poll()) {
            result.run();
        }
    }

    private static String failed(Throwable e) {
        return Messages.text("records.failed", String.valueOf(e.getMessage()));
    }
}
