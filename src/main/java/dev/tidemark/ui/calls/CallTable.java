package dev.tidemark.ui.calls;

import dev.tidemark.text.Messages;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.ui.common.MonoFont;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.application.Platform;
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
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The calls, oldest first; stays at the newest until a row is chosen. Belongs to the FX thread. */
final class CallTable extends TableView<DeviceCall> {

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private static final double MIN_WIDTH = 40;

    /** Of the scroll bar, with what is beside it. */
    private static final double SCROLL_BAR = 16;

    private final DeviceCallsViewModel model;
    private final ObservableValue<Boolean> utc;
    private boolean toNewest = true;

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
        model.selectedProperty().addListener((property, was, now) -> followNewest());
        heightProperty().addListener((property, was, now) -> followNewest());
        widthProperty().addListener((property, was, now) -> fit(now.doubleValue()));
    }

    /** The newest call stays in view while none is chosen. */
    private void followNewest() {
        toNewest = model.selectedProperty().get() == null;
        requestLayout();
    }

    /** Behind the layout: until then nobody knows how many rows there are, and how many fit. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (toNewest) {
            toNewest = false;
            Platform.runLater(this::scrollToNewest);
        }
    }

    private void scrollToNewest() {
        if (model.selectedProperty().get() == null && !getItems().isEmpty()) {
            scrollTo(getItems().size() - 1);
        }
    }

    /** What matters most is in sight without scrolling sideways, whatever the width. */
    private void fit(double width) {
        double[] widths = CallColumn.fit(width - SCROLL_BAR);
        for (int i = 0; i < widths.length; i++) {
            TableColumn<DeviceCall, ?> column = getColumns().get(i);
            column.setVisible(widths[i] > 0);
            if (widths[i] > 0) {
                column.setPrefWidth(widths[i]);
            }
        }
    }

    /** What all columns say of a call, separated by tabs. */
    String line(DeviceCall operation) {
        return Arrays.stream(CallColumn.values())
                .map(column -> text(column, operation))
                .collect(Collectors.joining("\t"));
    }

    private TableColumn<DeviceCall, DeviceCall> column(CallColumn what) {
        TableColumn<DeviceCall, DeviceCall> column = new TableColumn<>(what.title());
        column.setId("log-" + what.name().toLowerCase(Locale.ROOT));
        column.setPrefWidth(what.width);
        column.setMinWidth(what.number ? what.width : MIN_WIDTH);
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
            show(operation == null || empty ? null : text(column, operation));
        }

        void renew() {
            DeviceCall operation = getItem();
            if (operation != null && !isEmpty()) {
                show(text(column, operation));
            }
        }

        /** What may be cut says all of it in a tip. */
        private void show(@Nullable String text) {
            setText(text);
            if (column.number || text == null || text.isEmpty()) {
                setTooltip(null);
            } else if (getTooltip() == null) {
                setTooltip(new Tooltip(text));
            } else {
                getTooltip().setText(text);
            }
        }
    }
}
