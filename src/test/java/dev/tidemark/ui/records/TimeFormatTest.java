package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeFormatTest {

    private static final long MARCH = 132_913_947_663_921_802L;

    @Test
    void utcShowsAllSevenDigitsAndItsLetter() {
        assertThat(TimeFormat.UTC.format(MARCH)).isEqualTo("2022-03-10 14:06:06.3921802Z");
    }

    @Test
    void aLocalTimeShowsItsOffset() {
        TimeFormat berlin = new TimeFormat(ZoneId.of("Europe/Berlin"));

        assertThat(berlin.format(MARCH)).isEqualTo("2022-03-10 15:06:06.3921802+01:00");
    }
}
