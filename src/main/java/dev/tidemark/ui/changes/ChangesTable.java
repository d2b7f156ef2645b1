package dev.tidemark.ui.changes;

import atlantafx.base.theme.Styles;
import dev.tidemark.story.ChangeRow;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.changes.ChangesViewModel.Order;
import dev.tidemark.ui.common.MonoFont;
import dev.tidemark.ui.common.SpareWidth;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** One row a file that changed; a double click leads to its last record. Belongs to the FX thread. The view model sorts. */
final class ChangesTable extends TableView<ChangeRow> {

    private static final double ROW = 22;
    private static final double LEAST_COLUMN = 40;

    private final ChangesViewModel model;
    private final SpareWidth<ChangeRow> spare = new SpareWidth<>(this);

    ChangesTable(ChangesViewModel model) {
        super(model.rows());
        this.model = model;
        setId("changes-table");
        setAccessibleText(Messages.text("changes.accessible"));
        setPlaceholder(new Label(Messages.text("changes.nothing.listed")));
        setFixedCellSize(ROW);
        getStyleClass().add(Styles.DENSE);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setRowFactory(table -> row());
        for (ChangeColumn column : ChangeColumn.values()) {
            getColumns().add(column(column));
        }
        spare.take(getColumns().get(ChangeColumn.PATH.ordinal()), ChangeColumn.PATH.width());
        setSortPolicy(table -> sorted());
        getSelectionModel().selectedItemProperty().addListener((property, was, now) -> {
            if (now != null) {
                model.chosenProperty().set(now);
            }
        });
        getItems().addListener((ListChangeListener<ChangeRow>) change -> chooseAgain());
    }

    private void chooseAgain() {
        if (!getItems().isEmpty()) {
            getSelectionModel().clearAndSelect(model.chosenAt());
            scrollTo(model.chosenAt());
        }
    }

    private static TableColumn<ChangeRow, ChangeRow> column(ChangeColumn what) {
        TableColumn<ChangeRow, ChangeRow> column = new TableColumn<>(what.title());
        column.setId(what.id());
        column.setUserData(what);
        column.setReorderable(false);
        column.setPrefWidth(what.width());
        column.setMinWidth(LEAST_COLUMN);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new Cell(what));
        return column;
    }

    /** Takes what a click on a heading asks for; the rows come sorted. */
    private boolean sorted() {
        List<TableColumn<ChangeRow, ?>> by = getSortOrder();
        model.orderProperty()
                .set(
                        by.isEmpty()
                                ? null
                                : new Order(
                                        (ChangeColumn) by.getFirst().getUserData(),
                                        by.getFirst().getSortType() == SortType.ASCENDING));
        return true;
    }

    private TableRow<ChangeRow> row() {
        TableRow<ChangeRow> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            ChangeRow change = row.getItem();
            if (change != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                model.goTo(change);
            }
        });
        return row;
    }

    @Override
    protected void layoutChildren() {
        spare.give(getWidth());
        super.layoutChildren();
    }

    /** Paths may be cut: a tip has all of it. */
    private static final class Cell extends TableCell<ChangeRow, ChangeRow> {

        private final ChangeColumn column;
        private final Tooltip tip = new Tooltip();

        Cell(ChangeColumn column) {
            this.column = column;
            if (column.isNumber()) {
                setAlignment(Pos.CENTER_RIGHT);
                setStyle(MonoFont.style());
            }
        }

        @Override
        protected void updateItem(@Nullable ChangeRow row, boolean empty) {
            super.updateItem(row, empty);
            String text = empty || row == null ? "" : column.text(row);
            setText(text);
            tip.setText(text);
            setTooltip(text.isEmpty() ? null : tip);
        }
    }
}
