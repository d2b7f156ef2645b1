package dev.tidemark.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times that depend on a zone or on the newest row are written so that they mean the same elsewhere. */
@Tag("shows-ask")
class ResolvedTimesTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();
    private static final Instant NEWEST = Instant.parse("2024-05-03T12:00:00Z");
    private static final TimeContext BERLIN = new TimeContext(ZoneId.of("Europe/Berlin"), NEWEST);

    private static String resolved(String text, TimeContext context) {
        Node tree = Objects.requireNonNull(FilterParser.parse(text, FIELDS).tree(), text);
        String printed = FilterPrinter.print(ResolvedTimes.of(tree, context));
        assertThat(FilterParser.parse(printed, FIELDS).isValid()).as(printed).isTrue();
        return printed;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "time >= -15m§time >= 2024-05-03T11:45:00.0000000Z",
                "time < 2024-05-03§time < 2024-05-02T22:00:00.0000000Z",
                "time <= 2024-05-03§time <= 2024-05-03T21:59:59.9999999Z",
                "time > 2024-05-03T10§time > 2024-05-03T08:59:59.9999999Z",
                "time == today§time in {2024-05-02T22:00:00.0000000Z .. 2024-05-03T21:59:59.9999999Z}",
                "not time != 2024-05-03§not (time < 2024-05-02T22:00:00.0000000Z or"
                        + " time > 2024-05-03T21:59:59.9999999Z)",
                "time in {yesterday .. today, 2024-05-03T10:00Z}§time in {2024-05-01T22:00:00.0000000Z .."
                        + " 2024-05-03T21:59:59.9999999Z, 2024-05-03T10:00Z}",
                "time == 2024-05-03T10:00+05:00 and name == a§time == 2024-05-03T10:00+05:00 and name == a"
            })
    void timesAreWrittenInUtc(String text, String written) {
        assertThat(resolved(text, BERLIN)).isEqualTo(written);
    }

    @Test
    void datesStayAsTheyAreWhereTheZoneIsUtc() {
        assertThat(resolved("time >= 2024-05-03", new TimeContext(ZoneOffset.UTC, NEWEST)))
                .isEqualTo("time >= 2024-05-03");
    }
}
