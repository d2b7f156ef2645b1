package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.CaptureFile;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.matcher.base.NodeMatchers;
import org.testfx.util.WaitForAsyncUtils;

/** The first minute with the real window, and the last one. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class StartAndLeaveWindowTest {

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private final ChosenFiles files = new ChosenFiles();
    private final Settings settings = Settings.inMemory();
    private TidemarkWindow window;
    private Stage stage;

    @Start
    void open(Stage primary) {
        stage = primary;
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), settings, files);
        window.setOnEnd(() -> {});
        window.show(1000, 700, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    private boolean shows(String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    private long shown() {
        return window.records().shownProperty().get();
    }

    // --- getting started

    @Test
    void theFirstLiveRecordIsTwoClicksAway() {
        backend.step("D:", 200);
        assertThat(shows("#getting-started")).isTrue();
        until(() -> shows("#start-volume-D"));

        robot.clickOn("#start-volume-D");
        robot.clickOn("#start-read");

        until(() -> shown() > 100);
        assertThat(shows("#getting-started")).isFalse();
        assertThat(settings.get("gettingStarted.done", "")).isEqualTo("true");
    }

    @Test
    void itMakesRoomForWhateverIsOpenedAndComesAgainFromHelp() {
        backend.step("D:", 200);
        onFx(() -> window.shell().read(backend.volume("D:").facts(), ReadOptions.DEFAULT));
        until(() -> !shows("#getting-started") && shown() > 100);
        onFx(() -> window.view().commands().get("help.start").run());
        until(() -> shows("#getting-started"));
        robot.clickOn("#start-close");
        until(() -> !shows("#getting-started")
                && robot.lookup(".records-table").query().isVisible());
    }

    // --- leaving

    private void requestClose() {
        Platform.runLater(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private void say(String words) {
        until(() ->
                robot.lookup(words).match(NodeMatchers.isVisible()).tryQuery().isPresent());
        robot.clickOn(words);
        until(() -> !shows("#leaving"));
    }

    private void readD() {
        backend.step("D:", 200);
        onFx(() -> window.shell().read(backend.volume("D:").facts(), ReadOptions.DEFAULT));
        until(() -> shown() > 100);
    }

    @Test
    void liveRecordsThatWereNotSavedAreAskedAboutAndStayWhenTold() {
        readD();
        requestClose();
        until(() -> shows("#leaving"));
        say("Keep open");
        assertThat(fx(stage::isShowing)).isTrue();
        requestClose();
        until(() -> shows("#leaving"));
        say("Leave without saving");
        until(() -> !stage.isShowing());
    }

    @Test
    void savingThemClosesTheWindowWhenTheyAreWritten() throws Exception {
        readD();
        files.answer = folder.resolve("saved.tidemark");
        requestClose();
        until(() -> shows("#leaving"));
        say("Save as capture…");
        until(() -> !stage.isShowing());
        assertThat(CaptureFile.test(files.answer)).isTrue();
    }

    @Test
    void whatWasSavedOrNeverReadIsNotAskedAbout() {
        readD();
        files.answer = folder.resolve("saved.tidemark");
        onFx(() -> window.view().commands().get("file.save").run());
        until(() -> CaptureFile.test(files.answer));
        until(() -> shows("#message-folder"));
        requestClose();
        until(() -> !stage.isShowing());
    }

    @Test
    void aWindowWithoutRecordsClosesAtOnce() {
        requestClose();
        until(() -> !stage.isShowing());
    }
}
