package dev.tidemark.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import dev.tidemark.text.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads, and an owner that begins, cancels and pulses in between. */
@Tag("shows-rows")
@Timeout(60)
class ManyTasksTest {

    private static final int TASKS = 1000;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicInteger told = new AtomicInteger();
    private final BackgroundTasks tasks = new BackgroundTasks(threads, problem -> told.incrementAndGet());
    private final int[] outcomes = new int[TASKS];
    private final AtomicInteger freed = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final List<BackgroundTask> all = new ArrayList<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private BackgroundTask start(int number, Random random) {
        int kind = random.nextInt(3);
        long nanos = random.nextInt(200_000);
        return tasks.call("task " + number, task -> work(task, kind, nanos))
                .then(result -> {
                    outcomes[number]++;
                    taken.incrementAndGet();
                })
                .unwanted(result -> freed.incrementAndGet())
                .failed(problem -> outcomes[number]++)
                .cancelled(() -> outcomes[number]++)
                .start();
    }

    private Integer work(BackgroundTask task, int kind, long nanos) throws TaskFailedException, InterruptedException {
        task.await(() -> Await.aMoment(Duration.ofNanos(nanos), "work"));
        if (kind == 0) {
            throw new TaskFailedException(Problem.refusal("no", "", ""));
        }
        return opened.incrementAndGet();
    }

    @Test
    void aThousandTasksThatAreCancelledAtRandomLoseNothing() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < TASKS; i++) {
            all.add(start(i, random));
            if (random.nextBoolean()) {
                all.get(random.nextInt(all.size())).cancel();
            }
            if (random.nextInt(10) == 0) {
                tasks.pulse();
            }
        }
        for (BackgroundTask task : all) {
            task.awaitEnd();
        }
        threads.submit(() -> {}).get();
        Await.until("the end of every task", () -> {
            tasks.pulse();
            return tasks.running().isEmpty() && sum() >= TASKS;
        });
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(outcomes).containsOnly(1);
        assertThat(told).hasValue(0);
        assertThat(taken.get() + freed.get()).isEqualTo(opened.get());
        assertThat(taken.get()).isPositive();
    }

    private int sum() {
        int sum = 0;
        for (int outcome : outcomes) {
            sum += outcome;
        }
        return sum;
    }
}
