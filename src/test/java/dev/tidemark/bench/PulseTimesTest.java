package dev.tidemark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PulseTimesTest {

    @Test
    void aPercentileIsTheTimeThatTheShareOfPulsesStayedWithin() {
        PulseTimes times = times(LongStream.rangeClosed(1, 100).map(i -> 101 - i));

        assertThat(times.median()).isEqualTo(50);
        assertThat(times.percentile(0.99)).isEqualTo(99);
        assertThat(times.percentile(1)).isEqualTo(100);
        assertThat(times.longest()).isEqualTo(100);
    }

    @Test
    void theLongestOfFewPulsesCountsInThe99thPercentile() {
        assertThat(times(LongStream.of(3, 1, 40)).percentile(0.99)).isEqualTo(40);
        assertThat(times(LongStream.of(7)).median()).isEqualTo(7);
    }

    @Test
    void theLineComparesThe99thPercentileWithTheControl() {
        PulseTimes control = times(LongStream.of(2, 4));

        assertThat(times(LongStream.of(2, 6)).line(control))
                .contains("2 pulses", "median   2.00 ms", "99%   6.00 ms (x1.50 of control)", "longest    6.00 ms");
    }

    private static PulseTimes times(LongStream millis) {
        return new PulseTimes("live", millis.map(time -> time * 1_000_000).toArray());
    }
}
