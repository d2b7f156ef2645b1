package dev.tidemark.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ui.timeline.TimeTicks.Tick;
import dev.tidemark.usn.Filetime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written below the timeline and beside it. */
@Tag("shows-when")
class TimeTicksTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static long at(String time) {
        return Filetime.of(Instant.parse(time));
    }

    private static List<String> labels(String from, String end, double width, ZoneId zone) {
        return TimeTicks.of(new TimeAxis(at(from), at(end), width), zone).stream()
                .map(tick -> (tick.above() + " " + tick.below()).strip())
                .toList();
    }

    @Test
    void theDateStandsAtTheFirstLabelAndWhereItChanges() {
        assertThat(labels("2024-05-03T22:00:00Z", "2024-05-04T02:00:00Z", 400, ZoneOffset.UTC))
                .containsExactly("22:00 2024-05-03", "23:00", "00:00 2024-05-04", "01:00");
    }

    @Test
    void hoursAreThoseThatClocksShowWhenSummerTimeBegins() {
        assertThat(labels("2024-03-31T00:00:00Z", "2024-03-31T04:00:00Z", 400, BERLIN))
                .containsExactly("01:00 2024-03-31", "03:00", "04:00", "05:00");
    }

    @Test
    void noLabelIsCutAtTheEndOfTheAxis() {
        assertThat(labels("2024-05-03T22:00:00Z", "2024-05-04T01:10:00Z", 400, ZoneOffset.UTC))
                .containsExactly("22:00 2024-05-03", "23:00", "00:00 2024-05-04", "");
    }

    @Test
    void labelsStandApartAndAreRoundWhateverTheAxis() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            long from = at("1990-01-01T00:00:00Z") + random.nextLong(40L * 365 * 24 * 3600 * Filetime.TICKS_PER_SECOND);
            long span = (long) Math.pow(10, 5 + random.nextDouble() * 12);
            TimeAxis axis = new TimeAxis(from, from + span, 300 + random.nextInt(1500));
            List<Tick> ticks = TimeTicks.of(axis, random.nextBoolean() ? BERLIN : ZoneOffset.UTC);
            for (int at = 1; at < ticks.size(); at++) {
                double apart =
                        axis.x(ticks.get(at).time()) - axis.x(ticks.get(at - 1).time());
                assertThat(apart).isGreaterThan(TimeTicks.APART / 2);
            }
            assertThat(ticks).hasSizeLessThan(40);
        }
    }

    @Test
    void aFewRowsAreSeenBesideManyAndNoneHaveNoHeight() {
        CountScale linear = new CountScale(1_000_000, 60, false);
        CountScale logarithmic = new CountScale(1_000_000, 60, true);
        assertThat(linear.height(0)).isZero();
        assertThat(linear.height(1)).isEqualTo(1);
        assertThat(linear.height(1_000_000)).isEqualTo(60);
        assertThat(logarithmic.height(1_000)).isBetween(29.0, 31.0);
        assertThat(linear.marks())
                .isNotEmpty()
                .allSatisfy(mark -> assertThat(mark).isLessThanOrEqualTo(1_000_000));
        assertThat(CountScale.words(20_000)).isEqualTo("20k");
        assertThat(CountScale.words(1_500_000)).isEqualTo("1.5M");
    }
}
