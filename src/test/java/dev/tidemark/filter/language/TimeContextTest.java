package dev.tidemark.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.usn.Filetime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-ask")
class TimeContextTest {

    private static final TimeContext BERLIN =
            new TimeContext(ZoneId.of("Europe/Berlin"), Instant.parse("2024-03-31T10:30:00Z"));

    private static LongRanges range(String text) {
        return BERLIN.rangeOf(Objects.requireNonNull(TimeText.parse(text), text));
    }

    /** A time names the whole of its last unit, from its first to its last 100 ns. */
    @ParameterizedTest
    @CsvSource({
        "2024, 2023-12-31T23:00:00Z, 2024-12-31T23:00:00Z",
        "2024-02, 2024-01-31T23:00:00Z, 2024-02-29T23:00:00Z",
        "2024-05-03, 2024-05-02T22:00:00Z, 2024-05-03T22:00:00Z",
        "2024-05-03Z, 2024-05-03T00:00:00Z, 2024-05-04T00:00:00Z",
        "2024-05-03T12+02, 2024-05-03T10:00:00Z, 2024-05-03T11:00:00Z",
        "2024-05-03T12:30Z, 2024-05-03T12:30:00Z, 2024-05-03T12:31:00Z",
        "2024-05-03 12:30:05Z, 2024-05-03T12:30:05Z, 2024-05-03T12:30:06Z",
        "2024-05-03T12:30:05.25Z, 2024-05-03T12:30:05.25Z, 2024-05-03T12:30:05.26Z",
        "2024-05-03T12:30:05.1234567-0130, 2024-05-03T14:00:05.1234567Z, 2024-05-03T14:00:05.1234568Z",
        // The day on which the clock is set forward has 23 hours.
        "today, 2024-03-30T23:00:00Z, 2024-03-31T22:00:00Z",
        "yesterday, 2024-03-29T23:00:00Z, 2024-03-30T23:00:00Z",
    })
    void aTimeIsAllOfItsLastUnit(String text, Instant from, Instant end) {
        assertThat(range(text)).isEqualTo(LongRanges.of(Filetime.of(from), Filetime.of(end) - 1));
    }

    @Test
    void whatIsCountedBackIsCountedFromTheNewestRow() {
        long at = Filetime.of(Instant.parse("2024-03-31T10:15:00Z"));
        assertThat(range("-15m")).isEqualTo(LongRanges.of(at, at));
        assertThat(range("filetime:0x10")).isEqualTo(LongRanges.of(16, 16));
    }

    @ParameterizedTest
    @CsvSource({"<, 99", "<=, 109", "==, 100", "==, 109", ">, 110", ">=, 100", "!=, 99", "!=, 110"})
    void operatorsTakeTheUnitAsAWhole(String symbol, long inside) {
        Operator operator = Arrays.stream(Operator.values())
                .filter(each -> each.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
        LongRanges found = LongRanges.of(operator, LongRanges.of(100, 109));
        assertThat(found.contains(inside)).isTrue();
        assertThat(found.contains(105)).isEqualTo(List.of("<=", "==", ">=").contains(symbol));
        assertThat(found.contains(Long.MIN_VALUE))
                .isEqualTo(List.of("<", "<=", "!=").contains(symbol));
    }

    @Test
    void noTimeIsTooFar() {
        TimeContext absurd = TimeContext.utc(Filetime.toInstant(Long.MAX_VALUE));
        assertThat(absurd.rangeOf(new Value.Day(0)).isEmpty()).isFalse();
        assertThat(TimeContext.utc(Filetime.toInstant(Long.MIN_VALUE)).rangeOf(new Value.Ago(Long.MAX_VALUE)))
                .isEqualTo(LongRanges.of(Long.MIN_VALUE, Long.MIN_VALUE));
    }
}
