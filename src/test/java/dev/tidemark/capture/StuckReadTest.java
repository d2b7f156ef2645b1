package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.RowKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A driver that answers neither the first read nor its cancel. */
class StuckReadTest extends LiveFixture {

    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final AtomicInteger reads = new AtomicInteger();
    private volatile @Nullable Thread reader;

    private final class StubbornHandle implements Handle {

        private final Handle handle;

        StubbornHandle(Handle handle) {
            this.handle = handle;
        }

        @Override
        public Completion control(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
            if (code == ControlCode.FSCTL_READ_USN_JOURNAL.value() && reads.getAndIncrement() == 0) {
                reader = Thread.currentThread();
                stuck.countDown();
                try {
                    letGo.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            return handle.control(code, in, out);
        }

        @Override
        public Completion flush() {
            return handle.flush();
        }

        @Override
        public void cancel() {
            handle.cancel();
        }

        @Override
        public long value() {
            return handle.value();
        }

        @Override
        public void close() {
            handle.close();
        }
    }

    private void useStubbornDriver() {
        Backend stubborn = (Backend) Proxy.newProxyInstance(
                Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(backend, arguments);
                        return method.getName().equals("openVolume") ? new StubbornHandle((Handle) answer) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        source.close();
        source = new LiveSource(stubborn, volume.facts(), folder.resolve("stubborn"), Long.MAX_VALUE, clock);
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
