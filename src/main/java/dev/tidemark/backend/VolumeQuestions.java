package dev.tidemark.backend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks several volumes at a time, so that a dead network drive or card reader delays nobody. Safe from any thread. A volume
 * that does not answer in time is not asked again before it has answered; its late answer counts the next time.
 *
 * @param <T> an answer
 */
public final class VolumeQuestions<T> {

    /** How long a person looks at a list that does not change, in nanoseconds: 2 s. */
    public static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Threads that wait for Windows: a dead drive keeps one, and the program ends without it. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("tidemark-volume-", 0).factory());

    private final long patience;
    private final Map<String, Future<T>> unanswered = new ConcurrentHashMap<>();

    /**
     * @param patience how long to wait for all answers together, in nanoseconds
     */
    public VolumeQuestions(long patience) {
        this.patience = patience;
    }

    /**
     * Asks, and waits.
     *
     * @param questions by volume
     * @return the answers by volume, in the order of the questions; empty where there was none in time
     */
    public SequencedMap<String, Optional<T>> ask(SequencedMap<String, Supplier<T>> questions) {
        long until = System.nanoTime() + patience;
        Set<String> silent = Set.copyOf(unanswered.keySet());
        Map<String, Future<T>> asked = new LinkedHashMap<>();
        questions.forEach((volume, question) ->
                asked.put(volume, unanswered.computeIfAbsent(volume, id -> THREADS.submit(question::get))));
        SequencedMap<String, Optional<T>> answers = new LinkedHashMap<>();
        asked.forEach((volume, answer) -> {
            // Who was waited for once is not waited for again.
            Optional<T> given = await(answer, silent.contains(volume) ? 0 : until - System.nanoTime());
            if (answer.isDone()) {
                unanswered.remove(volume, answer);
            }
            answers.put(volume, given);
        });
        return answers;
    }

    private static <T> Optional<T> await(Future<T> answer, long nanos) {
        try {
            return Optional.ofNullable(answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        }
    }

    private static RuntimeException fault(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
    }
}
