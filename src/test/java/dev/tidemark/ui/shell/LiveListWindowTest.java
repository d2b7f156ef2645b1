package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.Source;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.volumes.ShownVolume;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** All volumes as one list, and one taken away and added, by the keyboard alone. */
@Tag("shows-out")
@ExtendWith(ApplicationExtension.class)
class LiveListWindowTest {

    @TempDir
    static Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(3, InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory());
        window.setOnEnd(() -> {});
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    private List<String> parts() {
        Source shown = window.shell().currentProperty().get();
        return shown == null
                ? List.of()
                : shown.parts().stream().map(Source::name).toList();
    }

    private ListView<ShownVolume> volumes() {
        return robot.lookup("#volumes").queryListView();
    }

    private List<String> marked() {
        return volumes().getItems().stream()
                .filter(row -> row.item().shown())
                .map(row -> row.item().status().facts().name())
                .toList();
    }

    private void press(KeyCode modifier, KeyCode key) {
        robot.press(modifier).type(key).release(modifier);
    }

    private List<String> columns() {
        return robot.lookup(".records-table").queryTableView().getVisibleLeafColumns().stream()
                .map(TableColumn::getText)
                .toList();
    }

    @Test
    void allVolumesAreOneListFromWhichOneIsTakenAndToWhichItIsAdded() {
        Node all = robot.lookup("#volumes-all").query();
        until(all::isVisible);
        List<String> names = fx(() -> volumes().getItems().stream()
                .filter(row -> row.item().status().journal() != null)
                .map(row -> row.item().status().facts().name())
                .toList());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.A).release(KeyCode.SHIFT, KeyCode.CONTROL);

        until(() -> parts().equals(names) && marked().equals(names));
        until(() -> columns().contains("Volume"));
        until(() -> window.records().shownProperty().get() > 0);
        assertThat(fx(() -> window.view().commands().get("file.save").whyNot())).isEqualTo("of one source at a time");

        onFx(() -> {
            volumes().requestFocus();
            volumes().getSelectionModel().select(0);
        });
        press(KeyCode.CONTROL, KeyCode.SPACE);
        List<String> rest = names.subList(1, names.size());
        until(() -> parts().equals(rest) && marked().equals(rest));
        assertThat(fx(() -> volumes().getSelectionModel().getSelectedIndex())).isZero();
        press(KeyCode.CONTROL, KeyCode.SPACE);
        until(() -> parts().size() == names.size() && marked().equals(names));

        press(KeyCode.SHIFT, KeyCode.F5);
        until(() -> window.shell().readings().stream().noneMatch(each -> each.isReading()));
        robot.type(KeyCode.F5);
        until(() -> window.shell().readings().stream().allMatch(each -> each.isReading()));

        Node first = fx(() -> robot.from(volumes()).lookup(".volume-name").query());
        robot.press(KeyCode.CONTROL).clickOn(first).release(KeyCode.CONTROL);
        until(() -> parts().size() == names.size() - 1);
        robot.type(KeyCode.ENTER);
        until(() -> parts().size() == 1);
        assertThat(fx(() -> window.view().commands().get("file.save").isEnabled()))
                .isTrue();
    }

    /** The column comes with the list, when the rows of the table are there and empty. */
    @Test
    void everyRowSaysItsVolumeInAListThatIsOpenedAgain() {
        Node all = robot.lookup("#volumes-all").query();
        until(all::isVisible);
        for (int round = 0; round < 2; round++) {
            onFx(() -> List.copyOf(window.shell().sources()).forEach(window.shell()::close));
            until(() -> !columns().contains("Volume"));
            onFx(((Button) all)::fire);
            until(() -> window.records().shownProperty().get() > 0 && columns().contains("Volume"));
            // From then on the rows stay what they are.
            onFx(() -> window.records().goToRow(0));
        }

        until(() -> {
            List<Node> cells = cellsOfRows();
            return !cells.isEmpty() && cells.stream().allMatch(cell -> cell.getOpacity() == 1);
        });
    }

    private List<Node> cellsOfRows() {
        return robot.lookup(".records-table .slot-cell").queryAll().stream()
                .filter(cell -> cell instanceof TableCell<?, ?> slot
                        && slot.getTableRow().getItem() != null)
                .toList();
    }
}
