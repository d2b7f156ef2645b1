package dev.tidemark.ui.acts;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.ui.acts.file.FileUsnView;
import dev.tidemark.ui.acts.kit.ActWindow;
import dev.tidemark.ui.acts.kit.HeldView;
import dev.tidemark.ui.acts.volume.OfflineView;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What came of an act stays in sight on low screens too, and Escape throws none of it away. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class ActResultsWindowTest {

    /** What a window gets on a screen of 768 pixels, of which the task bar takes its part. */
    private static final double LOW = 0.9 * 728;

    @TempDir
    static Path folder;

    private ActWindow on;
    private SimulatedVolume volume;

    @Start
    void open(Stage stage) {
        on = new ActWindow(stage, folder);
        volume = on.quiet();
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    private SimulatedOpen opened(String name) {
        return volume.files().create(volume.files().root(), name, 0x20);
    }

    private void mark(String name) throws Exception {
        opened(name).close();
        on.window.acts().files().mark(new FileTarget.ByPath("F:", "\\" + name), 1, 0, 64);
    }

    private void inSight(String... ids) {
        for (String id : ids) {
            until(() -> ActWindow.isInSight(on.node(id)));
        }
    }

    private void click(String button) throws Exception {
        until(() -> !on.disabled(button));
        on.click(button);
    }

    // --- in sight

    @ParameterizedTest
    @ValueSource(doubles = {700, LOW})
    void afterARefusedLockWhatStoodInTheWayIsWholeAndInSightWithItsButtons(double height) throws Exception {
        on.readAll("F:");
        mark("marked.txt");
        SimulatedOpen open = opened("open.txt");
        on.open(() -> OfflineView.show(on.context, on.volume("F:")));
        on.noHigher("offline", height);
        on.untilSays("check-HOLDERS", "\\open.txt");
        click("offline-lock");
        on.untilSays("act-problem-what", "5 ERROR_ACCESS_DENIED");
        on.untilSays("check-LIVE_READ", "is reading");
        inSight("pre-flight", "fix-STOP_READING", "fix-RELEASE_OURS");
        inSight("act-problem", "act-holders");
        inSight("offline-lock", "act-help", "act-close");
        open.close();
    }

    @Test
    void afterALockThatSucceededNothingIsAnObstacle() throws Exception {
        on.readAll("F:");
        on.open(() -> OfflineView.show(on.context, on.volume("F:")));
        on.untilSays("check-LIVE_READ", "is reading");
        click("offline-lock");
        on.untilSays("act-result", "F: is locked");
        on.untilSays("check-OWN_HANDLES", "Tidemark itself");
        until(() -> on.node("offline").lookupAll(".check-warn").isEmpty()
                && on.node("offline").lookupAll(".check-stop").isEmpty());
        inSight("act-result");
        click("offline-release");
        on.untilSays("act-result", "is released");
    }

    @Test
    void afterACloseRecordTheHandlesThatAreHeldAreInSight() throws Exception {
        for (int i = 0; i < 4; i++) {
            mark("file " + i + ".txt");
        }
        on.open(() -> HeldView.show(on.context));
        on.noHigher("held", 420);
        on.click("held-close-2");
        on.untilSays("act-result", "Close record of");
        inSight("held-0", "held-3", "held-release-3", "act-result", "show-record", "act-close");
    }

    @Test
    void anAnswerOfManyLinesScrollsWithTheFormAndTheButtonsStay() throws Exception {
        opened("a.txt").close();
        on.open(() -> FileUsnView.show(on.context, new FileTarget.ByPath("F:", "\\a.txt")));
        on.noHigher("file-usn", 400);
        click("act-do");
        on.untilSays("act-result", "Its last record is at USN");
        inSight("file-usn-FileName", "act-do", "act-close");
        assertThat(fx(() -> ActWindow.isInSight(on.node("act-title")))).isFalse();
    }

    // --- Escape

    @Test
    void escapeOnAHoldReleasesItAndItsPlotStaysUntilTheSecondOne() throws Exception {
        on.hold("D:");
        on.type("hold-name", "D:");
        click("hold-start");
        until(() ->
                on.backend.counters().holds() == 1 && on.node("hold-release").isVisible());
        on.robot.type(KeyCode.ESCAPE);
        on.untilSays("hold-state", "you released it");
        assertThat(on.backend.counters().holds()).isZero();
        assertThat(fx(() -> on.isThere("hold"))).isTrue();
        on.robot.type(KeyCode.ESCAPE);
        until(() -> !on.isThere("hold"));
    }

    @Test
    void escapeOnALockThatIsTriedAgainCancelsItAndItsRefusalStays() throws Exception {
        SimulatedOpen open = opened("open.txt");
        on.open(() -> OfflineView.show(on.context, on.volume("F:")));
        on.put("offline-retry", "120");
        click("offline-lock");
        on.untilSays("offline-trying", "of 120 seconds");
        on.robot.type(KeyCode.ESCAPE);
        on.untilSays("act-problem-what", "5 ERROR_ACCESS_DENIED");
        assertThat(fx(() -> on.isThere("offline"))).isTrue();
        on.robot.type(KeyCode.ESCAPE);
        until(() -> !on.isThere("offline"));
        open.close();
    }

    @Test
    void escapeWhileADeletionIsWaitedForStopsTheWaitingAndTellsItsEnd() throws Exception {
        on.backend.volume("D:").journal().deletionTime(Duration.ofHours(1));
        on.journal("D:");
        on.untilSays("journal-state", "Active");
        TabPane tabs = on.robot.lookup("#journal .tab-pane").query();
        onFx(() -> tabs.getSelectionModel().select(2));
        on.click("journal-wait");
        on.type("journal-name", "D:");
        on.click("journal-delete");
        on.untilSays("journal-deletion", "Waiting for the deletion to end");
        on.robot.type(KeyCode.ESCAPE);
        on.untilSays("journal-deletion", "1178");
        on.untilSays("act-note", "the deletion goes on");
        on.clock.advance(Duration.ofHours(1));
        on.untilSays("journal-deletion", "The journal is deleted");
        on.untilSays("journal-state", "no active change journal");
        on.robot.type(KeyCode.ESCAPE);
        until(() -> !on.isThere("journal"));
    }

    // --- held handles

    @Test
    void heldHandlesAreGoneThroughAndReleasedByKeys() throws Exception {
        mark("one.txt");
        mark("two.txt");
        on.open(() -> HeldView.show(on.context));
        on.untilSays("held-1", "two.txt");
        onFx(() -> on.node("held-0").getParent().requestFocus());
        on.robot.type(KeyCode.DOWN);
        until(() -> on.node("held-1").getParent().isFocused());
        on.robot.type(KeyCode.DELETE);
        until(() -> on.window.acts().held().all().size() == 1 && !on.isThere("held-1"));
        until(() -> on.node("held-0").getParent().isFocused());
        on.robot.type(KeyCode.DELETE);
        until(() -> on.isThere("held-none"));
    }
}
