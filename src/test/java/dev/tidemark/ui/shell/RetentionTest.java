package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ui.common.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-rows")
class RetentionTest {

    private final Settings settings = Settings.inMemory();

    @Test
    void fourGibibytesAreKeptUntilSomethingElseIsChosen() {
        assertThat(Retention.remembered(settings).bytes()).isEqualTo(4L << 30);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasChosenIsRemembered(Retention choice) {
        choice.remember(settings);
        assertThat(Retention.remembered(settings)).isEqualTo(choice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "-1", "a lot", "99999999999999999999", "4.0"})
    void aDamagedSettingFallsBackToTheUsual(String damaged) {
        settings.put("retention.gib", damaged);
        assertThat(Retention.remembered(settings)).isEqualTo(Retention.USUAL);
    }
}
