package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.usn.Filetime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-window")
class GoToTest {

    @Test
    void aNumberIsAUsn() {
        assertThat(GoTo.parse(" 6291456 ", ZoneOffset.UTC)).contains(new GoTo.Usn(6_291_456));
        assertThat(GoTo.parse("0x600000", ZoneOffset.UTC)).contains(new GoTo.Usn(6_291_456));
        assertThat(GoTo.parse("6,291,456", ZoneOffset.UTC)).contains(new GoTo.Usn(6_291_456));
    }

    @Test
    void aNumberSignIsARowCountedAsItsColumnCounts() {
        assertThat(GoTo.parse("#0", ZoneOffset.UTC))
                .as("as the column Row says")
                .contains(new GoTo.Row(0));
        assertThat(GoTo.parse("#1,000", ZoneOffset.UTC)).contains(new GoTo.Row(1000));
        assertThat(GoTo.parse("#-1", ZoneOffset.UTC)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2022-03-10 21:12:46.3921802, 2022-03-10T21:12:46.392180200Z",
        "2022-03-10T21:12:46, 2022-03-10T21:12:46Z",
        "2022-03-10 21:12, 2022-03-10T21:12:00Z",
        "2022-03-10, 2022-03-10T00:00:00Z",
        "2022-03-10T21:12:46Z, 2022-03-10T21:12:46Z",
        "2022-03-10 23:12:46+02:00, 2022-03-10T21:12:46Z"
    })
    void aDateIsATime(String typed, Instant instant) {
        assertThat(GoTo.parse(typed, ZoneOffset.UTC)).contains(new GoTo.Time(Filetime.of(instant)));
    }

    @Test
    void aTimeWithoutZoneIsInTheZoneShown() {
        Instant expected = Instant.parse("2022-07-10T19:12:00Z");
        assertThat(GoTo.parse("2022-07-10 21:12", ZoneId.of("Europe/Berlin")))
                .contains(new GoTo.Time(Filetime.of(expected)));
    }

    @ParameterizedTest
    @CsvSource({"15:37:08, 15:37:08", "15:37:08.25, 15:37:08.250", "9:05, 09:05", " 15:37:08.1234567 , 15:37:08.1234567"
    })
    void aTimeNeedsNoDate(String typed, LocalTime time) {
        assertThat(GoTo.parse(typed, ZoneOffset.UTC)).contains(new GoTo.TimeOfDay(time));
    }

    @Test
    void aTimeWithoutADateIsOnADayOfTheZoneShown() {
        GoTo.TimeOfDay time = new GoTo.TimeOfDay(LocalTime.of(1, 30));
        assertThat(Filetime.isoUtc(time.on(LocalDate.of(2022, 7, 10), ZoneId.of("Europe/Berlin"))))
                .isEqualTo("2022-07-09T23:30:00.0000000Z");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Nothing was typed",
        "#-1, Not a row: #-1. Rows are counted from 0",
        "15:99, Not a time: 15:99. Write it as 15:37:08",
        "2022-13-45, Not a time: 2022-13-45",
        "12ab, Not a USN: 12ab",
        "report.docx, 'Not a USN, a time, a row or a citation: report.docx'"
    })
    void whatIsWrongIsSaidForWhatWasMeant(String typed, String words) {
        assertThat(GoTo.wrong(typed)).startsWith(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "#", "#x", "2022-13-45", "12:60", "25:00", "12:34.5", "0x", "0xg"})
    void anythingElseIsNotUnderstood(String typed) {
        assertThat(GoTo.parse(typed, ZoneOffset.UTC)).isEmpty();
    }
}
