package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.FileAttribute;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The pane of device calls in a small window. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class CallsPaneWindowTest {

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory());
        window.show(1000, 700, Theme.LIGHT);
    }

    @BeforeEach
    void callOften() throws Exception {
        var files = backend.volume("D:").files();
        files.create(files.root(), "a.txt", FileAttribute.ARCHIVE.bit()).close();
        for (int i = 0; i < 30; i++) {
            call();
        }
        onFx(() -> window.view().logShown().set(true));
        until(() -> !rows().isEmpty() && shown(newest()).isPresent());
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    private void call() throws Exception {
        window.acts().files().closeRecord(new FileTarget.ByPath("D:", "\\a.txt"), false);
    }

    private List<DeviceCall> rows() {
        return window.log().rows();
    }

    private DeviceCall newest() {
        return rows().getLast();
    }

    private TableView<?> table() {
        return robot.lookup("#log-table").queryTableView();
    }

    /** The row of a call, if all of it can be seen. */
    private Optional<TableRow<?>> shown(DeviceCall call) {
        Bounds table = table().localToScene(table().getLayoutBounds());
        for (TableRow<?> row : robot.lookup("#log-table .table-row-cell").<TableRow<?>>queryAllAs(raw())) {
            Bounds place = row.localToScene(row.getLayoutBounds());
            if (row.isVisible() && call.equals(row.getItem()) && place.getMaxY() <= table.getMaxY()) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Class<TableRow<?>> raw() {
        return (Class) TableRow.class;
    }

    @Test
    void theNewestCallStaysInSightUntilOneIsChosenAndAgainWhenItIsLetGo() throws Exception {
        int before = rows().size();
        call();
        until(() -> rows().size() > before && shown(newest()).isPresent());

        onFx(() -> window.log().choose(rows().get(3)));
        until(() -> shown(rows().get(3)).isPresent());
        int chosen = rows().size();
        call();
        until(() -> rows().size() > chosen);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx(() -> shown(newest()))).isEmpty();

        onFx(() -> robot.lookup("#log-table").query().requestFocus());
        robot.type(KeyCode.ESCAPE);
        until(() -> window.log().selectedProperty().get() == null);
        until(() -> shown(newest()).isPresent());
    }

    @Test
    void numbersAndResultsAreWholeAndInSightWithoutScrolling() {
        // One that caused a record.
        DeviceCall close = rows().stream()
                .filter(call -> call.call().equals("FSCTL_WRITE_USN_CLOSE_RECORD"))
                .reduce((one, other) -> other)
                .orElseThrow();
        TableRow<?> row = fx(() -> shown(close).orElseThrow());
        for (String column : List.of("log-number", "log-time", "log-error", "log-records")) {
            Labeled cell = (Labeled) row.lookup("." + column);
            Text text = (Text) cell.lookup(".text");
            if (!column.equals("log-records")) {
                assertThat(fx(text::getText))
                        .as(column)
                        .isEqualTo(cell.getText())
                        .isNotEmpty();
            }
            assertThat(fx(() -> cell.localToScene(cell.getLayoutBounds()).getMaxX()))
                    .as(column)
                    .isLessThanOrEqualTo(fx(() ->
                            table().localToScene(table().getLayoutBounds()).getMaxX()));
        }
        assertThat(fx(() -> robot.lookup("#log-table .scroll-bar").queryAllAs(ScrollBar.class).stream()
                        .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                        .noneMatch(ScrollBar::isVisible)))
                .isTrue();
    }

    @Test
    void theChosenCallIsCopiedWithAllItsColumns() {
        onFx(() -> window.log().choose(newest()));
        onFx(() -> robot.lookup("#log-table").query().requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        until(() -> {
            String text = Clipboard.getSystemClipboard().getString();
            return text != null && text.startsWith(newest().number() + "\t");
        });
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString()).split("\t", -1))
                .contains(newest().call(), newest().target());
    }
}
