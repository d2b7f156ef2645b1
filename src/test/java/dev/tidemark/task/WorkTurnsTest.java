package dev.tidemark.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.testing.Await;
import dev.tidemark.testing.HeldTurns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-quick")
class WorkTurnsTest {

    private static final int MOST = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    private static final int EACH = 50;

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    private void work() {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        new CRC32().update(new byte[1 << 20]);
        now.decrementAndGet();
        done.incrementAndGet();
    }

    @Test
    void allHaveTheirTurnAndOneProcessorIsLeftToOthers() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4 * MOST + 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int turn = 0; turn < EACH; turn++) {
                    WorkTurns.run(this::work);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(done).hasValue(EACH * threads.size());
        assertThat(most.get()).isBetween(1, MOST);
    }

    @Test
    void whoAsksWhileAllAreTakenHasTheNext() throws InterruptedException {
        Thread later = Thread.ofPlatform().unstarted(() -> WorkTurns.run(this::work));
        try (HeldTurns held = new HeldTurns()) {
            later.start();
            Await.until(Duration.ofSeconds(30), "who waits", () -> later.getState() == Thread.State.TIMED_WAITING);
            assertThat(done).hasValue(0);
        }
        later.join();
        assertThat(done).hasValue(1);
    }

    /** On a disk that does not answer. */
    @Test
    void whoIsStuckInItsTurnHoldsUpNoOtherForLong() throws InterruptedException {
        WorkTurns turns = new WorkTurns(1, Duration.ofMillis(50));
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Thread first = Thread.ofPlatform()
                .daemon()
                .start(() -> turns.inTurn(() -> {
                    begun.countDown();
                    waitFor(stuck);
                }));
        begun.await();

        for (int i = 0; i < EACH; i++) {
            turns.inTurn(this::work);
        }

        assertThat(done).hasValue(EACH);
        stuck.countDown();
        first.join();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> turns.inTurn(this::work)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most).as("who was stuck gave back no second turn").hasValue(1);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anInterruptIsKeptAndEndsNoWaiting() throws InterruptedException {
        AtomicBoolean kept = new AtomicBoolean();
        Thread later = Thread.ofPlatform().unstarted(() -> {
            WorkTurns.run(this::work);
            kept.set(Thread.currentThread().isInterrupted());
        });
        try (HeldTurns held = new HeldTurns()) {
            later.start();
            Await.until(Duration.ofSeconds(30), "who waits", () -> later.getState() == Thread.State.TIMED_WAITING);
            later.interrupt();
            Await.until(
                    Duration.ofSeconds(30),
                    "who waits again",
                    () -> !later.isInterrupted() && later.getState() == Thread.State.TIMED_WAITING);
            assertThat(done).hasValue(0);
        }
        later.join();
        assertThat(done).hasValue(1);
        assertThat(kept).isTrue();
    }

    @Test
    void whatFailsGivesItsTurnBack() {
        for (int i = 0; i <= MOST; i++) {
            assertThatThrownBy(() -> WorkTurns.run(() -> {
                        throw new IllegalStateException("of the work");
                    }))
                    .hasMessage("of the work");
        }
        WorkTurns.run(this::work);
        assertThat(done).hasValue(1);
    }
}
