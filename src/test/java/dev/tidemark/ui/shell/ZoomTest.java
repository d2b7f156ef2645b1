package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ui.common.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-window")
class ZoomTest {

    private final Settings settings = Settings.inMemory();
    private final Zoom zoom = new Zoom(settings);

    @Test
    void itGoesInStepsFrom80To200PercentAndBack() {
        assertThat(zoom.factor()).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            zoom.larger();
        }
        assertThat(zoom.percentProperty().get()).isEqualTo(200);
        assertThat(zoom.canGrow()).isFalse();
        for (int i = 0; i < 20; i++) {
            zoom.smaller();
        }
        assertThat(zoom.percentProperty().get()).isEqualTo(80);
        assertThat(zoom.canShrink()).isFalse();
        zoom.actual();
        assertThat(zoom.isActual()).isTrue();
    }

    @Test
    void itIsRememberedAndWhatIsNoStepIsNot() {
        zoom.larger();
        assertThat(new Zoom(settings).factor()).isEqualTo(1.1);
        settings.put("zoom.percent", "1000000");
        assertThat(new Zoom(settings).isActual()).isTrue();
    }
}
