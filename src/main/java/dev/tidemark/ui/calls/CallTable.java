package dev.tidemark.ui.calls;

import dev.tidemark.text.Messages;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.ui.common.MonoFont;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. The calls, oldest first; stays at the newest until a row is chosen. */
final class CallTable extends TableView<DeviceCall> {

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final DeviceCallsViewModel model;
    private final ObservableValue<Boolean> utc;

    CallTable(DeviceCallsViewModel model, ObservableValue<Boolean> utc) {
        super(model.rows());
        this.model = model;
        this.utc = utc;
        setId("log-table");
        setPlaceholder(new Label(Messages.text("log.empty")));
        setFixedCellSize(22);
        setRowFactory(table -> new Row());
        for (CallColumn column : CallColumn.values()) {
            getColumns().add(column(column));
        }
        utc.addListener((property, was, now) -> refresh());
        model.rows().addListener((ListChangeListener<DeviceCall>) change -> followNewest());
    }

    private void followNewest() {
        if (model.selectedProperty().get() == null && !getItems().isEmpty()) {
            scrollTo(getItems().size() - 1);
        }
    }

    private TableColumn<DeviceCall, DeviceCall> column(CallColumn what) {
        TableColumn<DeviceCall, DeviceCall> column = new TableColumn<>(what.title());
        column.setId("log-" + what.name().toLowerCase(Locale.ROOT));
        column.setPrefWidth(what.width);
        // The log has one order; a table sorts by walking through every row.
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new Cell(what));
        return column;
    }

    /** Says anew how many records the visible calls caused; {@code refresh} would build every row again. */
    void renewCaused() {
        for (Node cell : lookupAll(".log-records")) {
            if (cell instanceof Cell records) {
                records.renew();
            }
        }
    }

    private String text(CallColumn column, DeviceCall operation) {
        return column == CallColumn.RECORDS ? model.caused(operation) : column.text(operation, utc.getValue());
    }

    /** A row of a call that failed says so to the style sheet. */
    private static final class Row extends TableRow<DeviceCall> {
        @Override
        protected void updateItem(@Nullable DeviceCall operation, boolean empty) {
            super.updateItem(operation, empty);
            pseudoClassStateChanged(FAILED, operation != null && !empty && !operation.ok());
        }
    }

    private final class Cell extends TableCell<DeviceCall, DeviceCall> {
        private final CallColumn column;

        Cell(CallColumn column) {
            this.column = column;
            getStyleClass().add("log-" + column.name().toLowerCase(Locale.ROOT));
            if (column.number) {
                setAlignment(Pos.CENTER_RIGHT);
                setStyle(MonoFont.style());
            }
        }

        @Override
        protected void updateItem(@Nullable DeviceCall operation, boolean empty) {
            super.updateItem(operation, empty);
            setText(operation == null || empty ? null : text(column, operation));
        }

        void renew() {
            DeviceCall operation = getItem();
            if (operation != null && !isEmpty()) {
                setText(text(column, operation));
            }
        }
    }
}
