package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.OtherAnswers;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A driver that answers neither the first read nor its cancel. */
class StuckReadTest extends LiveFixture {

    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final AtomicInteger reads = new AtomicInteger();
    private volatile @Nullable Thread reader;

    private Completion answer(int code, Supplier<Completion> call) {
        if (code == ControlCode.FSCTL_READ_USN_JOURNAL.value() && reads.getAndIncrement() == 0) {
            reader = Thread.currentThread();
            stuck.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return call.get();
    }

    private void useStubbornDriver() {
        OtherAnswers stubborn = new OtherAnswers(backend);
        stubborn.answer((code, out, call) -> answer(code, call));
        source.close();
        source = new LiveSource(stubborn.backend(), volume.facts(), folder.resolve("stubborn"), Long.MAX_VALUE, clock);
    }

    private void stopWhileStuck() throws InterruptedException {
        useStubbornDriver();
        source.start(ALL);
        stuck.await();
        write("one");
        source.stop();
    }

    private void letGo() throws InterruptedException {
        letGo.countDown();
        Objects.requireNonNull(reader).join();
    }

    @Test
    void stoppingGivesItUpAndSaysSo() throws Exception {
        stopWhileStuck();
        assertThat(source.isReading()).isFalse();
        assertThat(source.state().phase()).isEqualTo(Phase.FAILED);
        assertThat(Objects.requireNonNull(source.state().problem()).line())
                .contains("FSCTL_READ_USN_JOURNAL on F: was cancelled and is still pending")
                .contains("ignores the cancel");
        assertThat(last(RowKind.STOPPED).text()).contains("is still pending");
        letGo();
    }

    @Test
    void whatItBringsLaterIsDroppedAndReadingAnewMissesNothing() throws Exception {
        stopWhileStuck();
        source.resume();
        awaitRecord("one FILE_CREATE|CLOSE");
        letGo();
        writeAndAwait("two");
        assertThat(records())
                .containsExactly(
                        "one FILE_CREATE", "one FILE_CREATE|CLOSE", "two FILE_CREATE", "two FILE_CREATE|CLOSE");
    }

    @Test
    void theSourceCanBeClosedAndWhatComesAfterThatHurtsNothing() throws Exception {
        stopWhileStuck();
        source.close();
        letGo();
        assertThat(source.state().phase()).isEqualTo(Phase.CLOSED);
    }
}
