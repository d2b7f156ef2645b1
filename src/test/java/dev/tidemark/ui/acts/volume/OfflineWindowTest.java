package dev.tidemark.ui.acts.volume;

import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.store.RowKind;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActWindow;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.matcher.base.NodeMatchers;

/** Locking, dismounting and unlocking a volume beside the real window. */
@Tag("shows-act")
@ExtendWith(ApplicationExtension.class)
class OfflineWindowTest {

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

    private void dialog(String id) throws Exception {
        on.open(() -> OfflineView.show(on.context, on.volume(id)));
        until(() -> !on.text("check-REMOTE").isEmpty());
    }

    private void click(String button) throws Exception {
        until(() -> !on.disabled(button));
        on.click(button);
    }

    private boolean is(VolumeFacts.State state) {
        return on.volume("F:").state() == state;
    }

    private void untilStandsOut(String state) throws Exception {
        until(() -> on.node("state-" + state).getPseudoClassStates().stream()
                .anyMatch(pseudo -> pseudo.getPseudoClassName().equals("now")));
    }

    @Test
    void aLockIsRefusedWithTheHolderNamedThenRetriedUntilHeldAndUnlockedBehindAGapRow() throws Exception {
        SimulatedOpen open = opened("open.txt");
        LiveReading live = on.readAll("F:");
        dialog("F:");
        on.untilSays("check-HOLDERS", "\\open.txt");
        assertThat(on.text("check-LIVE_READ")).contains("the read stops");
        click("offline-lock");
        on.untilSays("act-problem-what", "5 ERROR_ACCESS_DENIED");
        assertThat(on.text("act-holders")).contains("\\open.txt");
        until(live::isReading);
        on.put("offline-retry", "60");
        click("offline-lock");
        on.untilSays("offline-trying", "of 60 seconds");
        assertThat(on.backend.counters().locks()).isZero();
        open.close();
        on.untilSays("banner-F", "Tidemark has locked F: since");
        untilStandsOut("LOCKED");
        assertThat(live.isReading()).isFalse();
        on.click("banner-release-F");
        until(() -> is(VolumeFacts.State.MOUNTED) && live.isReading());
        until(() -> ActWindow.hasMarker(live, RowKind.LOCK));
        until(() -> !on.isThere("offline-banner"));
        untilStandsOut("MOUNTED");
    }

    @Test
    void attemptsEndWhenCancelled() throws Exception {
        SimulatedOpen open = opened("open.txt");
        dialog("F:");
        on.put("offline-retry", "120");
        click("offline-lock");
        on.untilSays("offline-trying", "of 120 seconds");
        on.click("act-cancel");
        on.untilSays("act-problem-what", "5 ERROR_ACCESS_DENIED");
        assertThat(on.window.acts().held().all()).isEmpty();
        open.close();
    }

    @Test
    void theDocumentedOrderIsDrawnStepByStep() throws Exception {
        dialog("F:");
        untilStandsOut("MOUNTED");
        assertThat(on.disabled("offline-unlock")).isTrue();
        click("offline-lock");
        untilStandsOut("LOCKED");
        assertThat(is(VolumeFacts.State.LOCKED)).isTrue();
        click("offline-dismount");
        untilStandsOut("LOCKED_AND_DISMOUNTED");
        click("offline-unlock");
        untilStandsOut("DISMOUNTED");
        on.untilSays("act-result", "stays dismounted");
        on.untilSays("banner-F", "Tidemark dismounted");
        click("offline-release");
        untilStandsOut("MOUNTED");
        assertThat(is(VolumeFacts.State.MOUNTED)).isTrue();
    }

    @Test
    void aDismountWithoutALockBreaksTheHandlesOfOthers() throws Exception {
        opened("open.txt");
        dialog("F:");
        click("offline-dismount");
        untilStandsOut("DISMOUNTED");
        assertThat(volume.files().holders()).isEmpty();
        click("offline-release");
        untilStandsOut("MOUNTED");
    }

    @Test
    void theSystemVolumeIsRefused() throws Exception {
        dialog("C:");
        on.untilSays("check-SYSTEM_VOLUME", "Windows runs from it");
        click("offline-lock");
        on.untilSays("act-problem-what", "5 ERROR_ACCESS_DENIED");
        on.click("act-close");
    }

    @Test
    void whatIsOursIsReleasedByAButton() throws Exception {
        opened("a.txt").close();
        on.window.acts().files().mark(new FileTarget.ByPath("F:", "\\a.txt"), 1, 0, 64);
        dialog("F:");
        on.untilSays("check-OWN_HANDLES", "Tidemark itself has 1 handle open on it");
        on.click("fix-RELEASE_OURS");
        on.untilSays("check-OWN_HANDLES", "Tidemark holds nothing");
        click("offline-lock");
        untilStandsOut("LOCKED");
    }

    @Test
    void closingTheWindowAsksWhileAVolumeIsLockedAndReleasesIt() throws Exception {
        dialog("F:");
        click("offline-lock");
        untilStandsOut("LOCKED");
        Platform.runLater(() ->
                on.context.owner().fireEvent(new WindowEvent(on.context.owner(), WindowEvent.WINDOW_CLOSE_REQUEST)));
        until(() -> on.isThere("closing"));
        String stay = Messages.text("closing.stay");
        until(() ->
                on.robot.lookup(stay).match(NodeMatchers.isVisible()).tryQuery().isPresent());
        on.robot.clickOn(stay);
        until(() -> !on.isThere("closing"));
        assertThat(on.backend.counters().locks()).isEqualTo(1);
    }

    @Test
    void withoutElevationActsAreDisabledAndOneItemSaysWhy() throws Exception {
        on.backend.rights(new Rights(false, false, false));
        on.contextMenu(on.node("volumes"));
        until(() -> on.isThere("act-offline"));
        assertThat(item("act-offline").isDisable()).isTrue();
        assertThat(item("act-hold").isDisable()).isTrue();
        assertThat(item("act-close-record").isDisable()).isFalse();
        assertThat(item("act-why").isVisible()).isTrue();
        on.click("act-why");
        until(() -> on.isThere("elevation"));
        assertThat(on.isThere("elevation-restart")).isFalse();
        on.click("act-close");
        on.backend.rights(new Rights(true, true, true));
    }

    /** An item of the volumes' context menu. */
    private MenuItem item(String id) {
        ListView<?> volumes = on.node("volumes");
        return volumes.getContextMenu().getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }
}
