package dev.tidemark.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AwaitTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void whatHoldsAlreadyIsLookedAtOnce() {
        Await.until("it", () -> looks.incrementAndGet() > 0);

        assertThat(looks).hasValue(1);
    }

    @Test
    void whatComesIsWaitedForAndAValueIsReturned() {
        assertThat(Await.<String>value("a value", () -> looks.incrementAndGet() < 5 ? null : "there"))
                .isEqualTo("there");
        assertThat(looks).hasValue(5);
    }

    @Test
    void whatNeverComesIsNamedInTheFailure() {
        assertThatThrownBy(() -> Await.until(SHORT, "the tide", () -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the tide");
        assertThat(Await.within(SHORT, () -> false)).isFalse();
    }

    @Test
    void whatComesAtTheVeryEndIsStillSeen() {
        long end = System.nanoTime() + SHORT.toNanos();

        assertThat(Await.within(SHORT, () -> System.nanoTime() >= end)).isTrue();
    }

    @Test
    void whatLastsIsWatchedForTheWholeTime() {
        long start = System.nanoTime();

        assertThat(Await.lasts(SHORT, () -> looks.incrementAndGet() > 0)).isTrue();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
        assertThat(looks).hasValueGreaterThan(5);
        assertThat(Await.lasts(Duration.ofHours(1), () -> looks.getAndDecrement() > 0))
                .isFalse();
    }

    @Test
    void whatAConditionThrowsEndsTheWait() {
        IOException lost = new IOException("lost");

        assertThatThrownBy(() -> Await.until("the tide", () -> {
                    throw lost;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the tide")
                .hasCause(lost);
        assertThatThrownBy(() -> Await.until("the tide", () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoIsInterruptedSaysWhatItWaitedForAndStaysInterrupted() {
        CompletableFuture<Boolean> stayed = new CompletableFuture<>();
        CompletableFuture<String> said = new CompletableFuture<>();
        Thread waiter = Thread.ofPlatform().start(() -> {
            try {
                Await.until("the tide", () -> looks.incrementAndGet() < 0);
            } catch (AssertionError e) {
                stayed.complete(Thread.currentThread().isInterrupted());
                said.complete(e.getMessage());
            }
        });
        Await.until("the thread waits", () -> looks.get() > 0);
        waiter.interrupt();

        assertThat(said.join()).contains("the tide");
        assertThat(stayed.join()).isTrue();
    }

    @Test
    void workThatTakesItsTimeIsToldOfAnInterrupt() throws Exception {
        for (Cancelled work : new Cancelled[] {Await::forever, () -> Await.aMoment(Duration.ofHours(1), "work")}) {
            CompletableFuture<InterruptedException> told = new CompletableFuture<>();
            Thread worker = Thread.ofPlatform().start(() -> {
                try {
                    work.run();
                } catch (InterruptedException e) {
                    told.complete(e);
                }
            });
            worker.interrupt();
            assertThat(told.get()).isNotNull();
            worker.join();
        }
    }

    private interface Cancelled {
        void run() throws InterruptedException;
    }

    @Test
    void whoWaitsDoesNotKeepAProcessorBusy() {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        Await.within(Duration.ofMillis(400), () -> false);

        assertThat(threads.getCurrentThreadCpuTime() - before)
                .isLessThan(Duration.ofMillis(100).toNanos());
    }
}
