package dev.tidemark.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.usn.Filetime;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Buckets of any length are made of whole ones of any shorter. */
@Tag("shows-when")
class TimeStepsTest {

    private static final long WEEK = 7 * 24 * 3600 * TimedStore.SECOND;

    @Test
    void eachLengthIsAMultipleOfTheOneBefore() {
        long step = TimeSteps.SHORTEST;
        for (int i = 0; i < 23; i++) {
            long longer = TimeSteps.longer(step);
            assertThat(longer).isGreaterThan(step);
            assertThat(longer % step).isZero();
            step = longer;
        }
    }

    @Test
    void weeksBeginOnMonday() {
        long monday = TimeSteps.aligned(new TimeRange(TimedStore.START, TimedStore.START + 1), WEEK)
                .from();
        assertThat(Filetime.toInstant(monday).atZone(ZoneOffset.UTC).getDayOfWeek())
                .isEqualTo(DayOfWeek.MONDAY);
    }

    @Test
    void noMoreBucketsThanAskedForHoldARange() {
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            long from = TimedStore.START + random.nextLong(1L << random.nextInt(10, 55));
            TimeRange range = new TimeRange(from, from + random.nextLong(1L << random.nextInt(10, 55)));
            int most = 1 + random.nextInt(3000);
            long step = TimeSteps.fitting(range, most);
            TimeRange aligned = TimeSteps.aligned(range, step);
            assertThat(aligned.ticks() / step).isBetween(1L, (long) Math.max(2, most));
            assertThat(aligned.from()).isLessThanOrEqualTo(range.from());
            assertThat(aligned.to()).isGreaterThanOrEqualTo(range.to());
        }
    }

    @Test
    void allPlausibleTimesFitFewOfTheLongestBuckets() {
        assertThat(TimeSteps.aligned(TimeRange.PLAUSIBLE, TimeSteps.LONGEST).ticks() / TimeSteps.LONGEST)
                .isLessThan(150);
        assertThat(Filetime.isoUtc(TimeRange.PLAUSIBLE.from())).startsWith("1980-01-01T00:00:00.0");
        assertThat(Filetime.isoUtc(TimeRange.PLAUSIBLE.to())).startsWith("2108-01-01T00:00:00.0");
    }
}
