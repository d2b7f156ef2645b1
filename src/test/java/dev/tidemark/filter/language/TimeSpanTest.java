package dev.tidemark.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.usn.Filetime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a drag over a time axis reads from a filter and writes into it. */
@Tag("shows-when")
class TimeSpanTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final TimeContext UTC = TimeContext.utc(Instant.parse("2024-03-10T12:00:00Z"));

    private static Node tree(String text) {
        return Objects.requireNonNull(FilterParser.parse(text, FIELDS).tree(), text);
    }

    private static long at(String time) {
        return Filetime.of(Instant.parse(time));
    }

    private static TimeSpan range(String from, String end) {
        return new TimeSpan(at(from), at(end));
    }

    @Test
    void aRangeIsWrittenBehindWhatTheFilterAsksForAndInThePlaceOfAnEarlierOne() {
        TimeSpan first = range("2024-03-10T12:00:00Z", "2024-03-10T12:30:00Z");
        Node once = first.in(tree("tmp or log"), ZoneOffset.UTC);
        assertThat(FilterPrinter.print(once))
                .isEqualTo("(tmp or log) and time >= 2024-03-10T12:00 and time < 2024-03-10T12:30");

        Node twice = range("2024-03-10T00:00:00Z", "2024-03-11T00:00:00Z")
                .in(FilterEdit.onlyThis(once, tree("is dir")), ZoneOffset.UTC);
        assertThat(FilterPrinter.print(twice))
                .isEqualTo("(tmp or log) and time >= 2024-03-10 and time < 2024-03-11 and is dir");
        assertThat(FilterPrinter.print(TimeSpan.without(twice))).isEqualTo("(tmp or log) and is dir");
        assertThat(TimeSpan.isIn(twice)).isTrue();
        assertThat(TimeSpan.isIn(tree("not (time >= 2024) or x"))).isFalse();
    }

    @Test
    void boundsThatDoNotStandAtTheTopStayAsTheyAre() {
        Node tree = tree("time < 2020 or name == a");
        assertThat(TimeSpan.of(tree, UTC)).isEmpty();
        assertThat(FilterPrinter.print(
                        range("2024-03-10T12:00:01Z", "2024-03-10T12:00:02Z").in(tree, ZoneOffset.UTC)))
                .isEqualTo("(time < 2020 or name == a) and time >= 2024-03-10T12:00:01 and time < 2024-03-10T12:00:02");
    }

    @Test
    void whatSomebodyTypedIsReadWhateverItsBounds() {
        assertThat(TimeSpan.of(tree("x and time >= 2024-03-10 and time < 2024-03-11"), UTC))
                .contains(range("2024-03-10T00:00:00Z", "2024-03-11T00:00:00Z"));
        assertThat(TimeSpan.of(tree("time > 2024-03-09 and time <= 2024-03-10"), UTC))
                .contains(range("2024-03-10T00:00:00Z", "2024-03-11T00:00:00Z"));
        assertThat(TimeSpan.of(tree("time >= -2h"), UTC))
                .contains(new TimeSpan(at("2024-03-10T10:00:00Z"), Long.MAX_VALUE));
        assertThat(TimeSpan.of(tree("time < 2020 and time > 2021"), UTC)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-10T12:00:00Z, 2024-03-10T12:00",
        "2024-03-10T12:00:07Z, 2024-03-10T12:00:07",
        "2024-03-10T12:00:07.25Z, 2024-03-10T12:00:07.25",
        "2024-03-10T12:00:07.0000001Z, 2024-03-10T12:00:07.0000001",
        "1601-01-01T00:00:00Z, 1601-01-01",
    })
    void aTimeTakesTheFewestDigitsThatNameIt(String time, String written) {
        assertThat(FilterPrinter.value(dev.tidemark.field.Fields.TIME, TimeSpan.value(at(time), ZoneOffset.UTC)))
                .isEqualTo(written);
    }

    @Test
    void whatIsWrittenIsReadAsTheSameRangeInEveryZoneAlsoWhereAnHourComesTwice() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            // Around the end of summer time, where local times come twice, and anywhere that FILETIME reaches.
            long from = i % 2 == 0
                    ? at("2024-10-26T22:00:00Z") + random.nextLong(6 * 3600 * Filetime.TICKS_PER_SECOND)
                    : random.nextLong(Long.MAX_VALUE - 10);
            TimeSpan range = new TimeSpan(from, from + 1 + random.nextInt(9));
            Node written = tree(FilterPrinter.print(range.in(Node.EVERYTHING, BERLIN)));
            assertThat(TimeSpan.of(written, new TimeContext(BERLIN, Instant.EPOCH)))
                    .contains(range);
        }
        TimeSpan hour = range("2024-10-27T00:00:00Z", "2024-10-27T01:00:00Z");
        assertThat(TimeSpan.of(
                        tree(FilterPrinter.print(hour.in(Node.EVERYTHING, BERLIN))),
                        new TimeContext(BERLIN, Instant.EPOCH)))
                .contains(hour);
    }
}
