package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.ReadOptions.Start;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.NotedFaults;
import dev.tidemark.testing.Rounds;
import dev.tidemark.usn.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing a live source wins, whatever others ask of it at the same time. */
@Tag("shows-rows")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class LiveCloseTest extends LiveFixture {

    private static final int THREADS = 3;

    private final ExecutorService others = Executors.newFixedThreadPool(THREADS);
    private NotedFaults faults;

    /** What other tests left: a thread of a pool ends a while after its last work. */
    private Set<Thread> before;

    @BeforeEach
    void listen() {
        faults = new NotedFaults();
        before = Thread.getAllStackTraces().keySet();
    }

    @AfterEach
    void nothingThrew() {
        faults.close();
        others.shutdown();
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void nothingIsReadAfterClosingWhateverRunsBesideIt() throws Exception {
        for (int i = 0; i < 20; i++) {
            write("file-" + i);
        }
        for (int round = 0; round < Rounds.of(10_000); round++) {
            closeAmong(new Random(round));
        }
    }

    private void closeAmong(Random random) throws Exception {
        LiveSource raced = new LiveSource(backend, volume.facts(), folder, Long.MAX_VALUE, clock);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random own = new Random(random.nextLong());
            running.add(others.submit(() -> meddle(raced, own, go)));
        }
        go.countDown();
        Await.aMoment(Duration.ofNanos(random.nextInt(3_000_000)), "closing comes at any time");
        raced.close();
        assertNothingIsLeft(raced);
        for (Future<?> one : running) {
            one.get();
        }
        raced.resumeAfter(MarkerDetail.Locked::new);
        raced.start(ALL);
        raced.close();
        assertNothingIsLeft(raced);
    }

    private static void meddle(LiveSource source, Random random, CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        for (int i = 0; i < 6; i++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> source.start(random.nextBoolean() ? ALL : ALL.from(Start.NOW, 0));
                case 2 -> source.resume();
                case 3 -> source.resumeAfter(MarkerDetail.Locked::new);
                case 4 -> source.ask(random.nextBoolean() ? -1 : Reason.CLOSE.bit(), false);
                case 5 -> source.stop();
                case 6 -> source.retain(1 + random.nextInt(1 << 20));
                default -> source.paths();
            }
        }
    }

    private void assertNothingIsLeft(LiveSource closed) {
        assertThat(closed.isReading()).isFalse();
        assertThat(closed.state().phase()).isEqualTo(Phase.CLOSED);
        assertThat(closed.store().isClosed()).isTrue();
        assertThat(backend.counters().openHandles()).isZero();
        assertThat(backend.counters().waitingCalls()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("tidemark-"));
    }

    @Test
    void closingTwiceAtOnceWaitsForTheEndTwice() throws Exception {
        source.start(ALL);
        writeAndAwait("one");

        Future<?> other = others.submit(source::close);
        source.close();
        assertNothingIsLeft(source);
        other.get();
    }

    @Test
    void aReadThatBeginsWhileAnotherIsStoppedMayAskTheVolume() throws Exception {
        // A journal says where it ends when it is asked, which may be before what is written later.
        write("zero");
        source.start(ALL);
        source.stop();
        source.resume();
        writeAndAwait("one");

        source.paths();
        Await.until("the volume is asked for directories", source::directoriesAsked);
        assertThat(Objects.requireNonNull(source.journal()).nextUsn()).isPositive();
    }

    @Test
    void theMaskAskedForLastIsTheOneThatStays() throws Exception {
        source.start(ALL);
        List<Future<?>> asking = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int first = i;
            asking.add(others.submit(() -> {
                for (int k = 0; k < 50; k++) {
                    source.ask(Reason.CLOSE.bit() | first + 1 << k % 8, false);
                }
            }));
        }
        for (Future<?> one : asking) {
            one.get();
        }
        source.stop();

        int asked = rows(source).stream()
                .filter(row -> row.text().contains("Reason mask changed"))
                .reduce((one, two) -> two)
                .map(row -> Integer.parseUnsignedInt(row.text().replaceAll(".* to 0x([0-9a-f]+).*", "$1"), 16))
                .orElseThrow();
        assertThat(asked).isEqualTo(source.options().reasonMask());
    }
}
