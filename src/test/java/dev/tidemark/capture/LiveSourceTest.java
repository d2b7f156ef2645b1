package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.capture.ReadOptions.Start;
import dev.tidemark.capture.ReadOptions.Versions;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Await;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.Reason;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A simulated volume read live: started, stopped, resumed, asked for other reasons. */
class LiveSourceTest extends LiveFixture {

    @Test
    void whatIsWrittenIsShown() throws Exception {
        write("before");
        source.start(ALL);
        awaitRecord("before FILE_CREATE|CLOSE");
        writeAndAwait("after");
        assertThat(records())
                .containsExactly(
                        "before FILE_CREATE",
                        "before FILE_CREATE|CLOSE",
                        "after FILE_CREATE",
                        "after FILE_CREATE|CLOSE");
        assertThat(source.state().phase()).isEqualTo(Phase.READING);
        assertThat(markers()).containsExactly(RowKind.STARTED);
    }

    @Test
    void readingFromNowShowsNothingOlder() throws Exception {
        write("before");
        source.start(ALL.from(Start.NOW, 0));
        awaitMarker(RowKind.STARTED);
        writeAndAwait("after");
        assertThat(records()).containsExactly("after FILE_CREATE", "after FILE_CREATE|CLOSE");
    }

    @Test
    void anotherMaskLeavesARowWithTheOldAndTheNew() throws Exception {
        source.start(ALL);
        writeAndAwait("one");
        source.ask(Reason.CLOSE.bit(), true);
        writeAndAwait("two");
        assertThat(markers()).containsExactly(RowKind.STARTED, RowKind.MASK);
        assertThat(last(RowKind.MASK).text()).contains("0xffffffff").contains("0x80000000 ReturnOnlyOnClose");
        assertThat(records()).containsExactly("one FILE_CREATE", "one FILE_CREATE|CLOSE", "two FILE_CREATE|CLOSE");
        source.ask(Reason.CLOSE.bit(), true);
        assertThat(markers()).containsExactly(RowKind.STARTED, RowKind.MASK);
    }

    @Test
    void stoppingLeavesARowAndResumingGoesOnWithoutLossOrDoubling() throws Exception {
        source.start(ALL);
        writeAndAwait("one");
        source.stop();
        assertThat(source.isReading()).isFalse();
        assertThat(source.state().phase()).isEqualTo(Phase.STOPPED);
        assertThat(markers()).containsExactly(RowKind.STARTED, RowKind.STOPPED);
        write("two");
        source.resume();
        writeAndAwait("three");
        assertThat(markers()).containsExactly(RowKind.STARTED, RowKind.STOPPED, RowKind.STARTED);
        assertThat(shownUsns()).isEqualTo(journalUsns(journalId()));
    }

    @Test
    void resumingBeforeAnythingWasReadGoesOnFromNow() throws Exception {
        write("before");
        source.start(ALL.from(Start.NOW, 0));
        awaitMarker(RowKind.STARTED);
        source.stop();
        source.resume();
        writeAndAwait("after");
        assertThat(records()).containsExactly("after FILE_CREATE", "after FILE_CREATE|CLOSE");
    }

    @Test
    void aWrongJournalIdThatWasTypedFailsWith87() throws Exception {
        write("one");
        source.start(new ReadOptions(Start.OLDEST, 0, OptionalLong.of(0x1234), Versions.OFFERED, -1, false, 1, 0));
        Await.until("the end of reading", () -> !source.isReading());
        assertThat(source.state().phase()).isEqualTo(Phase.FAILED);
        Problem problem = Objects.requireNonNull(source.state().problem());
        assertThat(problem.code()).isEqualTo(87);
        assertThat(problem.what()).contains("FSCTL_READ_USN_JOURNAL").contains("F:");
        assertThat(markers()).endsWith(RowKind.STOPPED);
        assertThat(records()).isEmpty();
    }

    @Test
    void anErrorThatReadingDoesNotSurviveIsTheProblem() throws Exception {
        source.start(ALL);
        writeAndAwait("one");
        backend.faults().failOnce(ControlCode.FSCTL_READ_USN_JOURNAL.value(), 21);
        write("two");
        Await.until("the end of reading", () -> !source.isReading());
        assertThat(Objects.requireNonNull(source.state().problem()).code()).isEqualTo(21);
        source.resume();
        writeAndAwait("three");
        assertThat(shownUsns()).isEqualTo(journalUsns(journalId()));
    }

    @Test
    void noRowIsLostOrDoubledWhileAWriterRunsAtFullSpeed() throws Exception {
        use("D:");
        source.start(ALL);
        Thread writer = Thread.ofPlatform().start(() -> backend.step("D:", 150_000));
        writer.join();
        awaitUsn(volume.journal().nextUsn());
        assertThat(markers()).containsExactly(RowKind.STARTED);
        assertThat(shownUsns()).hasSizeGreaterThan(150_000).isEqualTo(journalUsns(journalId()));
    }

    @Test
    void noRowIsLostOrDoubledByStoppingResumingAndAskingWhileAWriterRuns() throws Exception {
        use("D:");
        source.start(ALL);
        Thread writer = Thread.ofPlatform().start(() -> backend.step("D:", 150_000));
        int mask = -1;
        for (int i = 0; i < 12 || writer.isAlive(); i++) {
            Await.aMoment(Duration.ofMillis(3), "records are read in between");
            if (i % 2 == 0) {
                source.stop();
                source.resume();
            } else {
                mask = mask == -1 ? Reason.ALL : -1;
                source.ask(mask, false);
            }
        }
        writer.join();
        awaitUsn(volume.journal().nextUsn());
        assertThat(shownUsns()).isEqualTo(journalUsns(journalId()));
        assertThat(markers()).contains(RowKind.STOPPED, RowKind.MASK).doesNotContain(RowKind.GAP);
    }
}
