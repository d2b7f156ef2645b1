package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.simulated.Fixture.Answer;
import dev.tidemark.backend.simulated.Fixture.Request;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
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

    private final Fixture fixture = Fixture.fresh();

    @AfterEach
    void nothingIsLeftBehind() {
        fixture.close();
    }

    private void fill(int files) {
        for (int i = 0; i < files; i++) {
            try (SimulatedOpen open = fixture.create(fixture.vacant("file-" + "x".repeat(i % 90) + i))) {
                open.append(i + 1);
            }
        }
    }

    @Test
    void aReadAtTheEndWaitsForThatManyBytes() throws Exception {
        long end = fixture.journal.nextUsn();
        CompletableFuture<Answer> answer =
                fixture.waits(fixture.handle, Request.from(end).waiting(300, 0));
        SimulatedOpen open = fixture.create("a");
        open.append(1).change(Reason.EA_CHANGE);
        assertThat(fixture.journal.nextUsn() - end).isLessThan(300);
        assertThat(answer.isDone()).isFalse();
        open.change(Reason.SECURITY_CHANGE).change(Reason.STREAM_CHANGE);
        assertThat(answer.get().rows()).hasSizeBetween(4, 5);
        open.close();
    }

    @Test
    void bytesToWaitForCountsWhatTheMaskFiltersOut() throws Exception {
        CompletableFuture<Answer> answer = fixture.waits(
                fixture.handle, Request.from(0).mask(Reason.EA_CHANGE).waiting(200, 0));
        SimulatedOpen open = fixture.create("a").append(1).change(Reason.SECURITY_CHANGE);
        open.change(Reason.EA_CHANGE);
        assertThat(answer.get().said()).containsExactly("a DATA_EXTEND|FILE_CREATE|EA_CHANGE|SECURITY_CHANGE");
        open.close();
    }

    @Test
    void theWaitRepeatsUntilARecordMatches() throws Exception {
        CompletableFuture<Answer> answer = fixture.waits(
                fixture.handle, Request.from(0).mask(Reason.EA_CHANGE).waiting(1, 0));
        fill(50);
        assertThat(fixture.backend.counters().waitingCalls()).isEqualTo(1);
        assertThat(answer.isDone()).isFalse();
        fixture.create("a").change(Reason.EA_CHANGE).close();
        assertThat(answer.get().said().getFirst()).isEqualTo("a FILE_CREATE|EA_CHANGE");
    }

    @Test
    void withATimeoutAReadLooksAgainThoughFewerBytesCame() throws Exception {
        CompletableFuture<Answer> answer =
                fixture.waits(fixture.handle, Request.from(0).waiting(1 << 30, 1));
        // Both records at once: the second may be over between them.
        fixture.volume.monitor().lock();
        try {
            fixture.file("a");
        } finally {
            fixture.volume.monitor().unlock();
        }
        assertThat(answer.get().said()).containsExactly("a FILE_CREATE", "a FILE_CREATE|CLOSE");
    }

    @Test
    void theTimeoutIsIgnoredOnAnAsynchronousHandle() throws Exception {
        try (Handle overlapped = fixture.open(OpenMode.READ_JOURNAL.withFlags(OpenMode.FLAG_OVERLAPPED))) {
            CompletableFuture<Answer> answer =
                    fixture.waits(overlapped, Request.from(0).waiting(1, Integer.MAX_VALUE));
            fixture.file("a");
            assertThat(answer.get().rows()).isNotEmpty();
        }
    }

    @Test
    void bytesToWaitForIsUnsigned() throws Exception {
        CompletableFuture<Answer> answer =
                fixture.waits(fixture.handle, Request.from(0).waiting(-1, 0));
        fixture.file("a");
        assertThat(fixture.backend.counters().waitingCalls()).isEqualTo(1);
        fixture.handle.cancel();
        assertThat(answer.get().status()).isEqualTo(ABORTED);
    }

    @Test
    void aCancelledWaitIsAborted() throws Exception {
        CompletableFuture<Answer> waiting =
                fixture.waits(fixture.handle, Request.from(0).waiting(1, 0));
        fixture.handle.cancel();
        assertThat(waiting.get().status()).isEqualTo(ABORTED);
        CompletableFuture<Answer> timed =
                fixture.waits(fixture.handle, Request.from(0).waiting(1, 3600));
        fixture.handle.cancel();
        assertThat(timed.get().status()).isEqualTo(ABORTED);
    }

    @Test
    void closingTheHandleEndsItsWait() throws Exception {
        Handle other = fixture.open(OpenMode.READ_JOURNAL);
        CompletableFuture<Answer> waiting = fixture.waits(other, Request.from(0).waiting(1, 0));
        other.close();
        assertThat(waiting.get().status()).isEqualTo(ABORTED);
        assertThat(fixture.read(other, Request.from(0), 4096).status()).isEqualTo(6);
    }

    @Test
    void aVolumeThatIsPulledOutEndsAWait() throws Exception {
        CompletableFuture<Answer> waiting =
                fixture.waits(fixture.handle, Request.from(0).waiting(1, 0));
        fixture.volume.pullOut(true);
        assertThat(waiting.get().status()).isEqualTo(1167);
        fixture.volume.pullOut(false);
        assertThat(fixture.read(Request.from(0)).status()).isZero();
    }

    @Test
    void whatWasTrimmedDuringAWaitIsNotSteppedOverInSilence() throws Exception {
        fill(10);
        long end = fixture.journal.nextUsn();
        CompletableFuture<Answer> waiting =
                fixture.waits(fixture.handle, Request.from(end).waiting(50_000, 0));
        fill(80);
        fixture.journal.trimTo(1000);
        assertThat(waiting.isDone()).isFalse();
        fill(200);
        assertThat(waiting.get().status()).isEqualTo(TRIMMED);
    }
}
