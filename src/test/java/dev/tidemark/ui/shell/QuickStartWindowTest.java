package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is in the window when it opens, and what only when records were painted or when it is asked for. */
@Tag("shows-quick")
@ExtendWith(ApplicationExtension.class)
class QuickStartWindowTest {

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final Settings settings = Settings.inMemory();
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;
    private Stage stage;

    @Start
    void open(Stage given) {
        stage = given;
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), settings);
    }

    @AfterEach
    void close() {
        onFx(() -> window.close(code -> {}));
        until(backend.counters()::none);
    }

    private boolean isThere(String query) {
        return robot.from(window.view()).lookup(query).tryQuery().isPresent();
    }

    /** The panes that are out of the window in the frame in which it opens. */
    private List<Boolean> opened() {
        return fx(() -> {
            window.showRecordsFirst(1250, 780, Theme.LIGHT);
            return panes();
        });
    }

    private List<Boolean> bars() {
        return List.of(isThere(".menu-bar"), isThere(".shell-tool-bar"), isThere(".status-line"));
    }

    private List<Boolean> panes() {
        return List.of(isThere("#volumes"), isThere(".inspector"), isThere("#getting-started"));
    }

    private void read() throws Exception {
        VolumeFacts volume = backend.volumes().get(1);
        backend.step(volume.name(), 500);
        onFx(() -> window.shell().read(volume, ReadOptions.DEFAULT));
    }

    @Test
    void recordsArePaintedBeforeWhatStandsBesideThemIsMadeReady() throws Exception {
        read();

        assertThat(opened()).containsOnly(false);
        assertThat(bars()).containsOnly(false);
        assertThat(isThere(".records-table")).isTrue();

        until(() -> panes().equals(List.of(true, true, true)));
        assertThat(bars()).containsOnly(true);
        assertThat(fx(() -> window.records().shownProperty().get())).isPositive();
    }

    @Test
    void whereNothingIsOpenedNobodyWaitsForRecords() {
        assertThat(opened()).containsOnly(true);
        assertThat(bars()).containsOnly(true);

        until(() -> robot.lookup("#start-volume-D").tryQuery().isPresent());
    }

    @Test
    void aFileWithoutRecordsIsNotWaitedForLong() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.J"));
        onFx(() -> window.shell().open(List.of(empty), List.of()));

        assertThat(opened()).containsOnly(false);

        until(() -> isThere(".inspector") && bars().equals(List.of(true, true, true)));
    }

    @Test
    void theBarsComeIntoTheRoomThatTheyTookLast() throws Exception {
        for (String damaged : List.of("", "high", "-3", "NaN", "1e9")) {
            settings.put("bars.height", damaged);
            onFx(() -> window.view().putOff());
            assertThat(roomAbove()).isBetween(50.0, 150.0);
            onFx(() -> window.view().comeIn());
        }
        settings.put("bars.height", "131.5");
        read();
        opened();
        assertThat(roomAbove()).isEqualTo(131.5);

        until(() ->
                bars().equals(List.of(true, true, true)) && height(".menu-bar") > 0 && height(".shell-tool-bar") > 0);
        assertThat(roomAbove()).isEqualTo(Region.USE_COMPUTED_SIZE);
        until(() -> settings.get("bars.height", "")
                .equals(Double.toString(height(".menu-bar") + height(".shell-tool-bar"))));
    }

    private double roomAbove() {
        return fx(() -> ((Region) window.view().getTop()).getMinHeight());
    }

    private double height(String query) {
        return robot.from(window.view()).lookup(query).queryAs(Region.class).getHeight();
    }

    @Test
    void thePanesComeIntoTheRoomThatWasKeptForThem() throws Exception {
        read();
        double kept = fx(() -> {
            window.showRecordsFirst(1250, 780, Theme.LIGHT);
            return width(".records-table");
        });
        assertThat(kept).isPositive();

        until(() -> isThere(".inspector") && width(".inspector") > 0);
        assertThat(fx(() -> width(".records-table"))).isEqualTo(kept);
    }

    private double width(String query) {
        return robot.from(window.view()).lookup(query).queryAs(Region.class).getWidth();
    }

    @Test
    void aPaneThatIsFoldedMeanwhileDoesNotComeIn() throws Exception {
        read();
        onFx(() -> {
            window.showRecordsFirst(1250, 780, Theme.LIGHT);
            window.view().inspectorShown().set(false);
        });

        until(() -> isThere("#volumes"));
        assertThat(isThere(".inspector")).isFalse();
        onFx(() -> window.view().inspectorShown().set(true));
        assertThat(isThere(".inspector")).isTrue();
    }

    @Test
    void whatNobodyLookedAtYetIsNotMade() {
        onFx(() -> window.show(1250, 780, Theme.LIGHT));

        assertThat(isThere("#timeline-plot")).isFalse();
        assertThat(isThere("#message-text")).isFalse();
        assertThat(isThere("#marks-list")).isFalse();

        onFx(() -> {
            window.view().timelineShown().set(true);
            window.view().marksShown().set(true);
            window.tell(new IllegalStateException("a fault"));
        });
        until(() -> isThere("#timeline-plot") && isThere("#marks-list") && isThere("#message-text"));
    }

    @Test
    void aRowHasTheCellsThatAreInSightAndOthersWhenTheyAreScrolledThere() throws Exception {
        read();
        onFx(() -> window.show(1000, 780, Theme.LIGHT));
        until(() -> cells("column-usn").size() > 10);
        assertThat(fx(() -> cells("column-length"))).isEmpty();

        ScrollBar bar = fx(() -> (ScrollBar) window.view().lookupAll(".records-table .scroll-bar").stream()
                .filter(each -> ((ScrollBar) each).getOrientation() == Orientation.HORIZONTAL)
                .findFirst()
                .orElseThrow());
        onFx(() -> bar.setValue(bar.getMax()));
        until(() -> cells("column-length").size() > 10
                && cells("column-length").stream().allMatch(this::isPainted));
        until(() -> cells("column-usn").isEmpty());

        onFx(() -> bar.setValue(0));
        until(() ->
                cells("column-usn").size() > 10 && cells("column-usn").stream().allMatch(this::isPainted));
        until(() -> cells("column-length").isEmpty());
    }

    private List<TableCell<?, ?>> cells(String column) {
        List<TableCell<?, ?>> all = new ArrayList<>();
        for (Node node : window.view().lookupAll(".records-table .table-cell")) {
            if (node instanceof TableCell<?, ?> cell
                    && column.equals(cell.getTableColumn().getId())
                    && !cell.getTableRow().isEmpty()) {
                all.add(cell);
            }
        }
        return all;
    }

    private boolean isPainted(TableCell<?, ?> cell) {
        return cell.getWidth() > 0
                && cell.getChildrenUnmodifiable().stream()
                        .anyMatch(child ->
                                child instanceof Text text && !text.getText().isEmpty());
    }
}
