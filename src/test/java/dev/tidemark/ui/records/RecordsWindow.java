package dev.tidemark.ui.records;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;

import dev.tidemark.ui.common.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.stage.Stage;

/** A record table in a window of its own, which lives as the real one does. */
final class RecordsWindow {

    final RecordsFixture fixture;
    final RecordsView view;
    private String remembered;
    private final AnimationTimer pulses = new AnimationTimer() {
        @Override
        public void handle(long now) {
            fixture.clock = now;
            fixture.model.pulse();
        }
    };

    /** On the FX thread. */
    RecordsWindow(Stage stage, Path folder, String columns) {
        remembered = columns;
        fixture = RecordsFixture.remembering(folder, ColumnMemory.of(() -> remembered, text -> remembered = text));
        view = new RecordsView(fixture.model);
        Scene scene = new Scene(view, 1000, 400);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        pulses.start();
    }

    void close() {
        onFx(pulses::stop);
    }

    /** The columns as they are remembered. */
    String remembered() {
        return remembered;
    }

    RecordsTable table() {
        return (RecordsTable) view.lookup(".records-table");
    }

    TableColumn<RowSlot, ?> column(RecordColumn wanted) {
        return table().getColumns().stream()
                .filter(column -> RecordsTable.column(column).equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /** Shows these columns alone. */
    void only(RecordColumn... columns) {
        Set<RecordColumn> wanted = Set.of(columns);
        onFx(() -> table().getColumns()
                .forEach(column -> column.setVisible(wanted.contains(RecordsTable.column(column)))));
    }

    void widen(RecordColumn column, double by) {
        onFx(() -> table().resizeColumn(column(column), by));
    }

    /** The cells of a column that show a record. */
    List<SlotCell> cells(RecordColumn column) {
        return cells().filter(cell -> cell.column.equals(column)).toList();
    }

    private Stream<SlotCell> cells() {
        return table().lookupAll(".slot-cell").stream()
                .map(SlotCell.class::cast)
                .filter(cell -> cell.getTableRow() != null
                        && cell.getTableRow().getItem() instanceof RowSlot slot
                        && slot.isRecord());
    }

    SlotCell cell(int row, RecordColumn column) {
        return cells(column).stream()
                .filter(cell -> cell.getTableRow().getIndex() == row)
                .findFirst()
                .orElseThrow();
    }

    Point2D place(int row, RecordColumn column) {
        return fx(() -> cell(row, column).localToScreen(12, RecordsTable.ROW_HEIGHT / 2));
    }

    /** A place on the right border of a column's header. */
    Point2D border(RecordColumn column) {
        Node header = fx(() -> table().lookup("#column-" + column.id()));
        return fx(() -> header.localToScreen(
                header.getLayoutBounds().getWidth() - 1,
                header.getLayoutBounds().getHeight() / 2));
    }

    /** Whether every cell stands below the header of its column. */
    boolean isInColumns() {
        double x = 0;
        for (TableColumn<RowSlot, ?> column : table().getVisibleLeafColumns()) {
            for (SlotCell cell : cells(RecordsTable.column(column))) {
                if (Math.abs(cell.getLayoutX() - x) > 1 || Math.abs(cell.getWidth() - column.getWidth()) > 1) {
                    return false;
                }
            }
            x += column.getWidth();
        }
        return true;
    }

    void untilShown(int rows) {
        until(() -> !table().getVisibleLeafColumns().isEmpty()
                && cells(RecordsTable.column(table().getVisibleLeafColumns().getFirst()))
                                .size()
                        >= rows);
    }
}
