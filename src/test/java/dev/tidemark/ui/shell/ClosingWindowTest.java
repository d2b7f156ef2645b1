package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.FileActs;
import dev.tidemark.act.FileTarget;
import dev.tidemark.act.OfflineVolume;
import dev.tidemark.act.SafeExit;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.testing.NotedFaults;
import dev.tidemark.testing.OtherAnswers;
import dev.tidemark.testing.Reading;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.FileAttribute;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import javafx.application.Platform;
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

/** The real window while something is held, and on its way out. */
@Tag("shows-act")
@ExtendWith(ApplicationExtension.class)
class ClosingWindowTest {

    private static final long MIB = 1 << 20;

    @TempDir
    static Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final OtherAnswers driver = new OtherAnswers(backend);
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;
    private Stage stage;

    @Start
    void open(Stage primary) {
        backend.volume("F:").journal().create(32 * MIB, 8 * MIB);
        stage = primary;
        window = new TidemarkWindow(stage, driver, folder, InstantSource.system(), Settings.inMemory());
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    /** Looked at on the FX thread: what one of its tasks changes is seen together, and changes not while it is looked at. */
    private VolumeFacts facts() {
        return backend.volume("F:").facts();
    }

    private OfflineVolume lock() throws Exception {
        return window.acts().volumes().lock(facts(), Duration.ZERO, () -> false);
    }

    private LiveSource read() {
        onFx(() -> window.shell().read(facts(), ReadOptions.DEFAULT));
        LiveSource live = (LiveSource)
                Objects.requireNonNull(window.shell().currentProperty().get());
        until(() -> live.journal() != null && live.isReading());
        return live;
    }

    private boolean asked() {
        return robot.lookup("#closing").tryQuery().isPresent();
    }

    private void requestClose() {
        Platform.runLater(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    @Test
    void closingAsksWhileAVolumeIsLockedAndStaysWhenTold() throws Exception {
        OfflineVolume locked = lock();
        requestClose();
        until(this::asked);
        assertThat(robot.lookup("F: is locked by Tidemark. Closing unlocks it.").tryQuery())
                .isPresent();
        until(() -> robot.lookup("Keep open")
                .match(NodeMatchers.isVisible())
                .tryQuery()
                .isPresent());
        robot.clickOn("Keep open");
        until(() -> !asked());
        assertThat(stage.isShowing()).isTrue();
        assertThat(locked.isLocked()).isTrue();
    }

    @Test
    void closingThenReleasesAndLeavesNothing() throws Exception {
        OfflineVolume locked = lock();
        window.acts().volumes().holdWrites(backend.volume("D:").facts(), Duration.ofSeconds(60), null);
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(() -> !locked.isHeld()
                && backend.counters().holds() == 0
                && backend.counters().locks() == 0
                && window.acts().held().all().isEmpty());
    }

    @Test
    void aFaultInGivingBackALockDoesNotKeepTheReaderOfAnotherVolume() throws Exception {
        LiveSource live = read();
        window.acts().volumes().lock(backend.volume("D:").facts(), Duration.ZERO, () -> false);
        driver.answer((code, out, call) -> {
            if (code == ControlCode.FSCTL_UNLOCK_VOLUME.value()) {
                throw new IllegalStateException("a fault of the program");
            }
            return call.get();
        });
        try (NotedFaults faults = new NotedFaults()) {
            WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
            until(() -> !live.isReading() && backend.counters().none());
            until(() -> !faults.all().isEmpty());
            assertThat(faults.all()).singleElement().isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void thePollOfVolumesDoesNotDisturbALock() throws Exception {
        read();
        until(() -> robot.lookup("D:  Projects").tryQuery().isPresent());
        OfflineVolume locked = lock();
        locked.dismount();
        locked.unlock();
        // Once another volume has gone from the list, all were asked.
        backend.faultInjection().orElseThrow().pullOut("D:", true);
        until(() -> robot.lookup("D:  Projects").tryQuery().isEmpty());
        assertThat(facts().state()).isEqualTo(VolumeFacts.State.DISMOUNTED);
        assertThat(backend.counters().openHandles()).isPositive();
        locked.release();
        until(() -> facts().state() == VolumeFacts.State.MOUNTED);
    }

    @Test
    void aCloseRecordIsChosenInTheListWhenItArrives() throws Exception {
        read();
        var files = backend.volume("F:").files();
        files.create(files.root(), "a.txt", FileAttribute.ARCHIVE.bit())
                .append(1)
                .close();
        FileActs.Closed closed = window.acts().files().closeRecord(new FileTarget.ByPath("F:", "\\a.txt"), false);
        long usn = closed.usn().orElseThrow();
        Platform.runLater(() -> window.shell().jump("F:", usn));
        until(() -> leadUsn() == usn);
    }

    @Test
    void aRecordThatTheFilterHidesIsNotTakenForAnother() throws Exception {
        read();
        var files = backend.volume("F:").files();
        files.create(files.root(), "a.txt", FileAttribute.ARCHIVE.bit())
                .append(1)
                .close();
        onFx(() -> robot.lookup("#name-filter").queryTextInputControl().setText("b.txt"));
        until(() -> !window.shell().filterProperty().get().passesAll());
        long usn = window.acts()
                .files()
                .closeRecord(new FileTarget.ByPath("F:", "\\a.txt"), false)
                .usn()
                .orElseThrow();
        files.create(files.root(), "b.txt", FileAttribute.ARCHIVE.bit()).close();
        Platform.runLater(() -> window.shell().jump("F:", usn));
        until(() -> window.records().statusProperty().get().contains("not among the rows shown"));
        assertThat(leadUsn()).isNotEqualTo(usn);
    }

    private long leadUsn() {
        long lead = window.records().leadRecordProperty().get();
        var store =
                Objects.requireNonNull(window.shell().currentProperty().get()).store();
        RecordCursor cursor = new RecordCursor();
        return lead >= 0 && Reading.read(store, lead, cursor) && !cursor.isMarker() ? cursor.usn() : -1;
    }

    @Test
    void anUncaughtExceptionOnTheFxThreadReleasesTheLockAndTheWindowLives() throws Exception {
        OfflineVolume locked = lock();
        try (SafeExit exit = SafeExit.watch(window.acts().held(), window::tell)) {
            Platform.runLater(() ->
                    exit.uncaughtException(Thread.currentThread(), new IllegalStateException("thrown by the test")));
            until(() -> !locked.isHeld());
            until(() -> robot.lookup(node -> node instanceof javafx.scene.control.Labeled label
                            && label.getText() != null
                            && label.getText().contains("thrown by the test"))
                    .tryQuery()
                    .isPresent());
        }
        assertThat(stage.isShowing()).isTrue();
    }
}
