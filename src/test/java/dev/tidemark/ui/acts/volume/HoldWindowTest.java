package dev.tidemark.ui.acts.volume;

import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.ui.acts.kit.ActWindow;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Holding the writes of a volume beside the real window. */
@Tag("shows-act")
@ExtendWith(ApplicationExtension.class)
class HoldWindowTest {

    private static final int CODE = ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value();

    @TempDir
    static Path folder;

    private ActWindow on;

    @Start
    void open(Stage stage) {
        on = new ActWindow(stage, folder);
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    private void confirmed(String volume, String seconds) throws Exception {
        on.hold(volume);
        on.type("hold-seconds", seconds);
        on.type("hold-name", volume);
        until(() -> !on.disabled("hold-start"));
    }

    @Test
    void theCountDownReachesTheDeadlineAndReleasesByItself() throws Exception {
        confirmed("D:", "5");
        on.click("hold-start");
        until(() -> on.text("hold-left").endsWith(" s") && on.backend.counters().holds() == 1);
        on.untilSays("hold-state", "released at the deadline");
        assertThat(on.backend.counters().holds()).isZero();
        assertThat(on.text("hold-left")).isEmpty();
    }

    @Test
    void releaseNowEndsItAtOnceAndTheNameIsTypedAgainForTheNextOne() throws Exception {
        confirmed("D:", "10");
        on.click("hold-start");
        until(() -> on.backend.counters().holds() == 1);
        on.click("hold-release");
        on.untilSays("hold-state", "you released it");
        assertThat(on.backend.counters().holds()).isZero();
        assertThat(on.disabled("hold-start")).isTrue();
    }

    @Test
    void onlyTheVolumesNameConfirms() throws Exception {
        on.hold("D:");
        on.type("hold-name", "E:");
        until(() -> on.robot.lookup("#check-ELEVATION").tryQuery().isPresent());
        assertThat(on.disabled("hold-start")).isTrue();
        on.type("hold-name", "d:");
        until(() -> !on.disabled("hold-start"));
    }

    @Test
    void aDriverThatDoesNotLetGoIsReportedAndTheWindowGoesOn() throws Exception {
        on.read("E:");
        on.backend.faults().ignoreCancel(CODE);
        confirmed("D:", "0.3");
        on.click("hold-start");
        on.untilSays("hold-state", "ignores the cancel");
        assertThat(on.window.acts().held().all()).hasSize(1);
        long before = on.shown();
        on.backend.step("E:", 200);
        until(() -> on.shown() >= before + 200);
        on.backend.faults().clear();
        on.untilSays("hold-state", "released at the deadline");
        until(() -> on.window.acts().held().all().isEmpty());
    }

    @Test
    void closingItsWindowReleases() throws Exception {
        confirmed("D:", "10");
        on.click("hold-start");
        until(() -> on.backend.counters().holds() == 1);
        onFx(() -> on.node("hold").getScene().getWindow().hide());
        until(() -> on.backend.counters().holds() == 0);
    }

    @Test
    void whatWritersWentThroughIsPlotted() throws Exception {
        on.backend.start(500);
        confirmed("D:", "10");
        on.click("hold-start");
        until(() -> on.backend.counters().holds() == 1);
        HoldPlot plot = on.node("hold-plot");
        until(() -> plot.curveProperty().get().mostWaiting() > 200);
        on.untilSays("hold-summary", "writes waited");
        on.click("hold-release");
        on.untilSays("hold-state", "you released it");
        // Both go on changing for some moments.
        until(() -> on.text("hold-summary").equals(plot.getAccessibleText()));
        on.backend.start(0);
    }

    @ParameterizedTest
    @CsvSource({
        "33, 33 ERROR_LOCK_VIOLATION, FILE_LOCK_CONFLICT",
        "21, 21 ERROR_NOT_READY, VOLUME_DISMOUNTED",
        "1005, 1005 ERROR_UNRECOGNIZED_VOLUME, VOLUME_DISMOUNTED"
    })
    void aRefusalIsSaidWithNumberMeaningAndNextStep(int error, String symbol, String status) throws Exception {
        on.backend.faults().failOnce(CODE, error);
        confirmed("D:", "10");
        on.click("hold-start");
        on.untilSays("act-problem-what", symbol);
        assertThat(on.text("act-problem-meaning")).contains(status);
        assertThat(on.text("act-problem-next")).contains("try again");
        assertThat(on.text("hold-state")).isEqualTo("Nothing was held.");
    }

    @Test
    void aReadOnlyVolumeHasNothingToFlush() throws Exception {
        confirmed("V:", "10");
        assertThat(on.text("check-READ_ONLY")).contains("nothing to flush");
        on.click("hold-start");
        on.untilSays("hold-state", "nothing to flush or hold");
    }

    @ParameterizedTest
    @CsvSource({"N:, REMOTE, for local file systems only", "C:, SYSTEM_VOLUME, stop the whole computer"})
    void whereItIsNeverSentTheButtonStaysDisabledAndSaysWhy(String volume, String about, String why) throws Exception {
        on.hold(volume);
        on.type("hold-name", volume);
        on.untilSays("check-" + about, why);
        assertThat(on.disabled("hold-start")).isTrue();
    }

    @Test
    void anExpertIsWarnedAndMayHoldLonger() throws Exception {
        confirmed("D:", "10");
        assertThat(on.node("hold-expert-warning").isVisible()).isFalse();
        on.type("hold-seconds", "60");
        assertThat(on.disabled("hold-start")).isTrue();
        on.click("hold-expert");
        assertThat(on.node("hold-expert-warning").isVisible()).isTrue();
        assertThat(on.disabled("hold-start")).isFalse();
    }
}
