package dev.tidemark.ui.acts.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.ui.acts.volume.HoldCurve.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldCurveTest {

    private static final Instant SINCE = Instant.parse("2024-05-06T07:08:09Z");

    private static ProbedWrite write(double at, double waited, long writes, boolean done) {
        return new ProbedWrite(
                SINCE.plusMillis(Math.round(at * 1000)), Duration.ofMillis(Math.round(waited * 1000)), writes, done);
    }

    private static HoldCurve curve(ProbedWrite... writes) {
        return HoldCurve.of(List.of(writes), SINCE, Duration.ofSeconds(10));
    }

    @Test
    void writesThatWaitQueueUpAndAllGoAtOnce() {
        HoldCurve curve = curve(write(1, 3, 300, true), write(2, 2, 12, true));
        assertThat(curve.queue())
                .containsExactly(new Step(0, 0), new Step(1, 300), new Step(2, 312), new Step(4, 12), new Step(4, 0));
        assertThat(curve.mostWaiting()).isEqualTo(312);
    }

    @Test
    void writesThatStillWaitStayInTheQueue() {
        HoldCurve curve = curve(write(1, 3, 5, false));
        assertThat(curve.queue()).containsExactly(new Step(0, 0), new Step(1, 5));
    }

    /** They came while those that waited went on, and did not wait themselves. */
    @Test
    void noMoreWaitedAtOnceThanWaitedAtAll() {
        HoldCurve curve = curve(write(1, 3, 300, true), write(3.99, 0.01, 18, true));
        assertThat(curve.waited()).isEqualTo(300);
        assertThat(curve.mostWaiting()).isEqualTo(300);
    }

    @Test
    void whatWasAskedBeforeTheHoldDoesNotBelongToIt() {
        assertThat(curve(write(-1, 0.5, 7, true)).writes()).isEmpty();
    }

    @Test
    void theSummarySaysHowManyWaitedAndHowLong() {
        assertThat(curve(write(0, 4.2, 300, true), write(1, 3.2, 12, true), write(5, 0.001, 9, true))
                        .summary())
                .isEqualTo("312 writes waited, longest 4.2 s, at most 312 at once.");
        assertThat(curve(write(0, 1, 1, true)).summary()).startsWith("1 write waited");
        assertThat(curve(write(0, 0.001, 1, true)).summary()).startsWith("No write waited");
        assertThat(curve().summary()).isEqualTo("No writes so far.");
    }

    @Test
    void timeIsShownUntilTheDeadlineAndUntilTheLastWriteGotThrough() {
        assertThat(curve().seconds()).isEqualTo(10);
        assertThat(curve(write(9, 4, 1, true)).seconds()).isEqualTo(13);
    }
}
