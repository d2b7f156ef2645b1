package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The real window without a mouse: Tab comes to every control, and it can be seen where it is. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class FocusWindowTest {

    private static final int MOST_STOPS = 200;

    /** More than a caret has; less than any ring. */
    private static final int LEAST_PIXELS = 30;

    private static final int AROUND = 4;

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

    private static List<Node> controls(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled() || node instanceof MenuBar) {
            return found;
        }
        if (takesKeys(node)) {
            found.add(node);
        }
        boolean opaque = node instanceof Control
                && !(node instanceof SplitPane || node instanceof ScrollPane || node instanceof TabPane);
        if (node instanceof Parent parent && !opaque) {
            parent.getChildrenUnmodifiable().forEach(child -> controls(child, found));
        }
        return found;
    }

    private static boolean takesKeys(Node node) {
        return node instanceof ButtonBase && !(node.getParent() instanceof ScrollBar)
                || node instanceof ComboBoxBase<?>
                || node instanceof TextInputControl
                || node instanceof ListView<?>
                || node instanceof TableView<?>
                || node instanceof TabPane
                || node.getStyleClass().contains("hex-pane");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void tabComesToEveryControlAndItsRingCanBeSeen(Theme theme) throws Exception {
        onFx(() -> window.view().theme().set(theme));
        fill();
        List<Node> controls = fx(() -> controls(window.view(), new ArrayList<>()));
        assertThat(controls).extracting(Node::getId).contains("open", "pause", "follow", "utc", "name-filter");
        assertThat(controls).hasSizeGreaterThan(20);

        Map<Node, Integer> stops = goRound();

        assertThat(stops.keySet()).containsAll(controls);
        assertThat(stops)
                .allSatisfy((node, pixels) -> assertThat(pixels)
                        .as(() -> "pixels of the ring of " + node)
                        .isGreaterThan(LEAST_PIXELS));
    }

    /** What Tab comes to, until it begins again; and how many pixels change when it goes on. */
    private Map<Node, Integer> goRound() {
        Map<Node, Integer> stops = new LinkedHashMap<>();
        onFx(() -> robot.lookup("#sources").query().requestFocus());
        Node at = owner();
        WritableImage seen = picture();
        while (!stops.containsKey(at) && stops.size() < MOST_STOPS) {
            Node from = at;
            robot.type(KeyCode.TAB);
            until(() -> owner() != from);
            at = owner();
            WritableImage next = picture();
            stops.put(from, changed(fx(() -> from.localToScene(from.getLayoutBounds())), seen, next));
            seen = next;
        }
        return stops;
    }

    private Node owner() {
        return fx(() -> Objects.requireNonNull(window.view().getScene().getFocusOwner()));
    }

    private WritableImage picture() {
        WaitForAsyncUtils.waitForFxEvents();
        return fx(() -> window.view().getScene().snapshot(null));
    }

    private static int changed(Bounds place, WritableImage before, WritableImage after) {
        PixelReader one = before.getPixelReader();
        PixelReader other = after.getPixelReader();
        int changed = 0;
        for (int y = (int) Math.max(0, place.getMinY() - AROUND);
                y < Math.min(before.getHeight(), place.getMaxY() + AROUND);
                y++) {
            for (int x = (int) Math.max(0, place.getMinX() - AROUND);
                    x < Math.min(before.getWidth(), place.getMaxX() + AROUND);
                    x++) {
                changed += one.getArgb(x, y) == other.getArgb(x, y) ? 0 : 1;
            }
        }
        return changed;
    }
}
