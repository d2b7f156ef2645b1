package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.simulated.Rig.Answer;
import dev.tidemark.backend.simulated.Rig.Request;
import dev.tidemark.usn.Reason;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When FSCTL_READ_USN_JOURNAL returns. */
@Timeout(60)
class JournalWaitsTest {

    private static final int ABORTED = 995;
    private static final int TRIMMED = 1181;

    private final Rig rig = Rig.fresh();

    @AfterEach
    void nothingIsLeftBehind() {
        rig.close();
    }

    private void fill(int files) {
        for (int i = 0; i < files; i++) {
            try (SimulatedOpen open = rig.create(rig.vacant("file-" + "x".repeat(i % 90) + i))) {
                open.append(i + 1);
            }
        }
    }

    @Test
    void aReadAtTheEndWaitsForThatManyBytes() throws Exception {
        long end = rig.journal.nextUsn();
        CompletableFuture<Answer> answer =
                rig.waits(rig.handle, Request.from(end).waiting(300, 0));
        SimulatedOpen open = rig.create("a");
        open.append(1).change(Reason.EA_CHANGE);
        assertThat(rig.journal.nextUsn() - end).isLessThan(300);
        assertThat(answer.isDone()).isFalse();
        open.change(Reason.SECURITY_CHANGE).change(Reason.STREAM_CHANGE);
        assertThat(answer.get().rows()).hasSizeBetween(4, 5);
        open.close();
    }

    @Test
    void bytesToWaitForCountsWhatTheMaskFiltersOut() throws Exception {
        CompletableFuture<Answer> answer =
                rig.waits(rig.handle, Request.from(0).mask(Reason.EA_CHANGE).waiting(200, 0));
        SimulatedOpen open = rig.create("a").append(1).change(Reason.SECURITY_CHANGE);
        open.change(Reason.EA_CHANGE);
        assertThat(answer.get().said()).containsExactly("a DATA_EXTEND|FILE_CREATE|EA_CHANGE|SECURITY_CHANGE");
        open.close();
    }

    @Test
    void theWaitRepeatsUntilARecordMatches() throws Exception {
        CompletableFuture<Answer> answer =
                rig.waits(rig.handle, Request.from(0).mask(Reason.EA_CHANGE).waiting(1, 0));
        fill(50);
        assertThat(rig.backend.leaks().waitingCalls()).isEqualTo(1);
        assertThat(answer.isDone()).isFalse();
        rig.create("a").change(Reason.EA_CHANGE).close();
        assertThat(answer.get().said().getFirst()).isEqualTo("a FILE_CREATE|EA_CHANGE");
    }

    @Test
    void withATimeoutAReadLooksAgainThoughFewerBytesCame() throws Exception {
        CompletableFuture<Answer> answer = rig.waits(rig.handle, Request.from(0).waiting(1 << 30, 1));
        // Both records at once: the second may be over between them.
        rig.volume.lock().lock();
        try {
            rig.file("a");
        } finally {
            rig.volume.lock().unlock();
        }
        assertThat(answer.get().said()).containsExactly("a FILE_CREATE", "a FILE_CREATE|CLOSE");
    }

    @Test
    void theTimeoutIsIgnoredOnAnAsynchronousHandle() throws Exception {
        try (Handle overlapped = rig.open(OpenMode.READ_JOURNAL.withFlags(OpenMode.FLAG_OVERLAPPED))) {
            CompletableFuture<Answer> answer =
                    rig.waits(overlapped, Request.from(0).waiting(1, Integer.MAX_VALUE));
            rig.file("a");
            assertThat(answer.get().rows()).isNotEmpty();
        }
    }

    @Test
    void bytesToWaitForIsUnsigned() throws Exception {
        CompletableFuture<Answer> answer = rig.waits(rig.handle, Request.from(0).waiting(-1, 0));
        rig.file("a");
        assertThat(rig.backend.leaks().waitingCalls()).isEqualTo(1);
        rig.handle.cancel();
        assertThat(answer.get().status()).isEqualTo(ABORTED);
    }

    @Test
    void aCancelledWaitIsAborted() throws Exception {
        CompletableFuture<Answer> waiting =
                rig.waits(rig.handle, Request.from(0).waiting(1, 0));
        rig.handle.cancel();
        assertThat(waiting.get().status()).isEqualTo(ABORTED);
        CompletableFuture<Answer> timed = rig.waits(rig.handle, Request.from(0).waiting(1, 3600));
        rig.handle.cancel();
        assertThat(timed.get().status()).isEqualTo(ABORTED);
    }

    @Test
    void closingTheHandleEndsItsWait() throws Exception {
        Handle other = rig.open(OpenMode.READ_JOURNAL);
        CompletableFuture<Answer> waiting = rig.waits(other, Request.from(0).waiting(1, 0));
        other.close();
        assertThat(waiting.get().status()).isEqualTo(ABORTED);
        assertThat(rig.read(other, Request.from(0), 4096).status()).isEqualTo(6);
    }

    @Test
    void aVolumeThatIsPulledOutEndsAWait() throws Exception {
        CompletableFuture<Answer> waiting =
                rig.waits(rig.handle, Request.from(0).waiting(1, 0));
        rig.volume.pullOut(true);
        assertThat(waiting.get().status()).isEqualTo(1167);
        rig.volume.pullOut(false);
        assertThat(rig.read(Request.from(0)).status()).isZero();
    }

    @Test
    void whatWasTrimmedDuringAWaitIsNotSteppedOverInSilence() throws Exception {
        fill(10);
        long end = rig.journal.nextUsn();
        CompletableFuture<Answer> waiting =
                rig.waits(rig.handle, Request.from(end).waiting(50_000, 0));
        fill(80);
        rig.journal.trimTo(1000);
        assertThat(waiting.isDone()).isFalse();
        fill(200);
        assertThat(waiting.get().status()).isEqualTo(TRIMMED);
    }
}
