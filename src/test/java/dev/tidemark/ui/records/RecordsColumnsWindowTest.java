package dev.tidemark.ui.records;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Widths of columns, and that no row keeps those that were. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class RecordsColumnsWindowTest {

    private static final int ROWS = 12;

    @TempDir
    static Path folder;

    private RecordsWindow on;

    @Start
    void open(Stage stage) {
        on = new RecordsWindow(stage, folder, "");
        for (int i = 0; i < ROWS; i++) {
            on.fixture.append(Records.v2("file " + "x".repeat(i) + ".txt")
                    .file(FileId.ntfs(i, 1))
                    .reason(0x8000_0100 | (i % 3 == 0 ? 0x33 : 2))
                    .bytes());
        }
        on.fixture.publish();
    }

    @AfterEach
    void close() {
        on.close();
    }

    /** Few enough columns that they leave room, or the rows would be laid out anew as they grow. */
    private void fewColumns() {
        on.only(Columns.NAME, Columns.REASONS, Columns.USN);
        on.untilShown(ROWS);
        until(on::isInColumns);
    }

    private double width(RecordColumn column) {
        return fx(() -> on.column(column).getWidth());
    }

    private double widest(RecordColumn column) {
        return fx(() -> on.cells(column).stream()
                .mapToDouble(SlotCell::wantedWidth)
                .max()
                .orElse(0));
    }

    @Test
    void aDoubleClickOnABorderFitsTheWidestValueShown(FxRobot robot) {
        fewColumns();
        for (RecordColumn column : new RecordColumn[] {Columns.REASONS, Columns.NAME}) {
            on.widen(column, 70 - width(column));
            until(() -> on.cells(column).stream().anyMatch(SlotCell::isCut) && on.isInColumns());

            robot.doubleClickOn(on.border(column));

            until(() -> Math.abs(width(column) - widest(column)) < 1 && on.isInColumns());
            assertThat(fx(() -> on.cells(column))).hasSize(ROWS).noneMatch(SlotCell::isCut);
            assertThat(on.remembered()).contains(column.id() + ":" + Math.round(widest(column)) + ":shown");
        }
    }

    @Test
    void noRowKeepsAnotherLayoutWhenColumnsChange() {
        fewColumns();
        on.widen(Columns.NAME, 50);
        until(on::isInColumns);
        on.widen(Columns.NAME, -90);
        until(on::isInColumns);

        onFx(() -> {
            TableColumn<RowSlot, ?> usn = on.column(Columns.USN);
            on.table().getColumns().remove(usn);
            on.table().getColumns().addFirst(usn);
        });
        WaitForAsyncUtils.waitForFxEvents();
        until(on::isInColumns);

        onFx(() -> on.column(Columns.NAME).setVisible(false));
        WaitForAsyncUtils.waitForFxEvents();
        until(on::isInColumns);
    }

    @Test
    void reasonsTakeTheWidthThatTheOtherColumnsLeave() {
        fewColumns();
        until(this::isFilled);
        double before = width(Columns.REASONS);
        assertThat(before).isGreaterThan(Columns.REASONS.width());

        on.widen(Columns.NAME, 100);

        until(() -> width(Columns.REASONS) == before - 100 && on.isInColumns());
        onFx(() -> on.column(Columns.NAME).setVisible(false));
        until(this::isFilled);
        assertThat(ColumnState.read(on.remembered(), FieldRegistry.standard()))
                .anyMatch(state -> state.column().equals(Columns.REASONS) && state.width() == Columns.REASONS.width());
    }

    /** But for the button behind the last header. */
    private boolean isFilled() {
        double left = on.table().getWidth() - columnsWidth();
        return left >= 0 && left < 30;
    }

    private double columnsWidth() {
        return on.table().getVisibleLeafColumns().stream()
                .mapToDouble(TableColumn::getWidth)
                .sum();
    }

    @Test
    void aWidthThatAPersonGaveReasonsStays(FxRobot robot) {
        fewColumns();
        until(this::isFilled);
        double before = width(Columns.REASONS);

        robot.moveTo(on.border(Columns.REASONS))
                .press(MouseButton.PRIMARY)
                .moveBy(-120, 0)
                .release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(width(Columns.REASONS)).isBetween(before - 140, before - 100);
        on.widen(Columns.NAME, 20);
        until(on::isInColumns);
        assertThat(width(Columns.REASONS)).isBetween(before - 140, before - 100);
        assertThat(on.remembered()).contains("reasons:" + Math.round(width(Columns.REASONS)));
    }

    @Test
    void theButtonOfTheColumnsStandsWholeAtTheEndOfTheHeaders(FxRobot robot) {
        on.untilShown(ROWS);
        Node button = on.table().lookup(".show-hide-columns-button");
        until(() -> {
            Bounds place = button.localToScene(button.getLayoutBounds());
            double end = on.table().localToScene(on.table().getLayoutBounds()).getMaxX();
            return place.getWidth() > 16 && place.getMaxX() >= end - 2 && place.getMaxX() <= end;
        });

        robot.clickOn(button);

        until(() -> Window.getWindows().stream().anyMatch(open -> open instanceof ContextMenu && open.isShowing()));
        robot.type(KeyCode.ESCAPE);
    }
}
