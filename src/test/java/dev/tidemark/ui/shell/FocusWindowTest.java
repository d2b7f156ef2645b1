package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The real window without a mouse: Tab comes to every control, and it can be seen where it is. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class FocusWindowTest {

    /** More than a caret has; less than any ring. */
    private static final int LEAST_PIXELS = 30;

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory());
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    /** With everything in it that it can have, and nothing that moves by itself. */
    private void fill() throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 30; i++) {
            journal.add(Records.v2("file " + i));
        }
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        onFx(() -> window.shell().open(file));
        until(() -> window.records().shownProperty().get() == 30);
        // Only a file is open: the volumes have folded away.
        until(() -> !robot.lookup("#volumes-fold").queryAs(ToggleButton.class).isSelected());
        onFx(() -> robot.lookup("#volumes-fold").queryAs(ToggleButton.class).fire());
        onFx(() -> {
            window.view().logShown().set(true);
            window.records().goToRow(3);
        });
        until(() -> window.inspector().bytesProperty().get().length > 0);
        until(() -> !robot.lookup("#volumes .list-cell").queryAll().isEmpty());
        onFx(() -> window.view().say(Message.partly("3 rows were written", "2 are missing", file)));
        onFx(() -> robot.lookup("#log-routine")
                .queryAs(javafx.scene.control.CheckBox.class)
                .setSelected(true));
        until(() -> !window.log().rows().isEmpty());
        onFx(() -> window.log().choose(window.log().rows().getFirst()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void tabComesToEveryControlAndItsRingCanBeSeen(Theme theme) throws Exception {
        onFx(() -> window.view().theme().set(theme));
        fill();
        List<Node> controls = fx(() -> FocusRound.controls(window.view()));
        assertThat(controls).extracting(Node::getId).contains("open", "pause", "follow", "utc", "name-filter");
        assertThat(controls).hasSizeGreaterThan(20);

        onFx(() -> robot.lookup("#sources").query().requestFocus());
        Map<Node, Integer> stops = FocusRound.go(robot, window.view().getScene());

        assertThat(stops.keySet()).containsAll(controls);
        assertThat(stops)
                .allSatisfy((node, pixels) -> assertThat(pixels)
                        .as(() -> "pixels of the ring of " + node)
                        .isGreaterThan(LEAST_PIXELS));
    }

    @ParameterizedTest
    @CsvSource({
        "act.offline, LIGHT",
        "act.hold, DARK",
        "act.journal, LIGHT",
        "act.volume, DARK",
        "act.close-record, LIGHT",
        "act.mark, DARK",
        "act.file-usn, LIGHT",
        "act.held, DARK",
        "act.faults, LIGHT",
        "help.about, LIGHT",
        "view.columns, DARK",
        "edit.goTo, LIGHT",
        "edit.find, DARK",
        "journal.options, LIGHT",
        "file.exit, DARK"
    })
    void tabComesToEveryControlOfADialogToo(String command, Theme theme) {
        onFx(() -> window.view().theme().set(theme));
        backend.step("D:", 300);
        onFx(() -> window.shell().read(backend.volume("D:").facts(), ReadOptions.DEFAULT));
        until(() -> window.records().shownProperty().get() > 200);
        Platform.runLater(() -> window.view().commands().get(command).run());
        until(() -> dialog().isPresent());
        Scene scene = dialog().orElseThrow().getScene();
        until(() -> scene.getFocusOwner() != null);
        // Headless, a window that is not within the screen cannot be drawn.
        onFx(() -> {
            scene.getWindow().setX(0);
            scene.getWindow().setY(0);
        });
        WaitForAsyncUtils.waitForFxEvents();
        List<Node> controls = fx(() -> FocusRound.controls(scene.getRoot()));
        assertThat(controls).isNotEmpty();

        Map<Node, Integer> stops = FocusRound.go(robot, scene);

        assertThat(stops.keySet()).containsAll(controls);
        assertThat(stops)
                .allSatisfy((node, pixels) -> assertThat(pixels)
                        .as(() -> "pixels of the ring of " + node)
                        .isGreaterThan(LEAST_PIXELS));
        onFx(() -> dialog().ifPresent(Window::hide));
        until(() -> dialog().isEmpty());
    }

    private Optional<Window> dialog() {
        return Window.getWindows().stream()
                .filter(open -> open instanceof Stage
                        && open.isShowing()
                        && open.getScene() != window.view().getScene())
                .findFirst();
    }
}
