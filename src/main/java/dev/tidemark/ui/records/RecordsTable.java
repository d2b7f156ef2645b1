package dev.tidemark.ui.records;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.SpareWidth;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Skin;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * A table whose items are only the visible rows' slots, as many as fit. Belongs to the FX thread. It brings headers and
 * columns; moving among the rows, selecting and sorting are the view model's.
 */
final class RecordsTable extends TableView<RowSlot> {

    /** The height of a row, in pixels. */
    static final double ROW_HEIGHT = 22;

    /** A path may have 32,767 characters. */
    private static final double WIDEST = 3000;

    private final RecordsViewModel model;
    private final ReadOnlyIntegerWrapper columnLayout = new ReadOnlyIntegerWrapper();
    private final SpareWidth<RowSlot> spare = new SpareWidth<>(this);

    @SuppressWarnings("NullAway") // a table without a selection or focus model of its own is what the control documents
    RecordsTable(RecordsViewModel model) {
        this.model = model;
        getStyleClass().add("records-table");
        setAccessibleText(Messages.text(model.folding() == null ? "records.table" : "lives.table"));
        setFixedCellSize(ROW_HEIGHT);
        setSelectionModel(null);
        setFocusModel(null);
        setRowFactory(table -> new RecordRow(model, columnLayout.getReadOnlyProperty()));
        setTableMenuButtonVisible(true);
        model.frameProperty().addListener((property, was, now) -> refreshRows());
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new RecordsTableSkin(this);
    }

    private @Nullable RecordsTableSkin skin() {
        return getSkin() instanceof RecordsTableSkin skin ? skin : null;
    }

    /** Shows as many rows as fit. */
    void fit(int rows) {
        if (rows != getItems().size()) {
            model.setVisibleRows(rows);
            getItems().setAll(model.slots());
        }
    }

    private void refreshRows() {
        RecordsTableSkin skin = skin();
        if (skin != null) {
            skin.refreshRows();
        }
    }

    // --- columns

    /** Lays every row out anew, in the widths that the columns have now. */
    void columnsChanged() {
        columnLayout.set(columnLayout.get() + 1);
        requestLayout();
    }

    /** Gives the table's spare width to a column. */
    SpareWidth<RowSlot> spare() {
        return spare;
    }

    /** Makes a column as wide as the widest value in sight, and as its title. */
    void fit(TableColumn<?, ?> column, double titleWidth) {
        for (TableColumn<RowSlot, ?> own : getVisibleLeafColumns()) {
            if (own == column) {
                resizeColumn(own, widest(own, titleWidth) - own.getWidth());
            }
        }
    }

    private double widest(TableColumn<RowSlot, ?> column, double titleWidth) {
        RecordsTableSkin skin = skin();
        double widest = titleWidth;
        for (int i = 0; skin != null && i < getItems().size(); i++) {
            RecordRow row = skin.row(i);
            if (row != null && row.cell(getVisibleLeafIndex(column)) instanceof SlotCell cell) {
                widest = Math.max(widest, cell.wantedWidth());
            }
        }
        return Math.min(widest, WIDEST);
    }

    // --- places

    /** The visible row at a height in the scene: below 0 above the first, {@code items} and more below the last. */
    int slotAt(double sceneX, double sceneY) {
        RecordsTableSkin skin = skin();
        return skin == null ? 0 : (int) Math.floor(skin.rowsY(sceneX, sceneY) / ROW_HEIGHT);
    }

    void scrollSideways(double pixels) {
        RecordsTableSkin skin = skin();
        if (skin != null) {
            skin.scrollSideways(pixels);
        }
    }

    static RecordColumn column(TableColumn<?, ?> column) {
        return (RecordColumn) column.getUserData();
    }

    /** The columns shown, in their order. */
    List<RecordColumn> shownColumns() {
        List<RecordColumn> shown = new ArrayList<>();
        for (TableColumn<RowSlot, ?> column : getVisibleLeafColumns()) {
            shown.add(column(column));
        }
        return shown;
    }

    // --- for screen readers: all rows, not only the visible ones

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ROW_COUNT ->
                (int) Math.min(Integer.MAX_VALUE, model.shownProperty().get());
            case ROW_AT_INDEX -> rowNode((Integer) parameters[0]);
            case CELL_AT_ROW_COLUMN -> {
                RecordRow row = rowNode((Integer) parameters[0]);
                yield row == null ? null : row.cell((Integer) parameters[1]);
            }
            case SELECTED_ITEMS -> javafx.collections.FXCollections.observableArrayList(selectedNodes());
            case FOCUS_ITEM -> leadNode();
            case MULTIPLE_SELECTION -> true;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    /** One of the visible rows; {@code null} while it is not there. */
    @Nullable
    RecordRow row(int slot) {
        RecordsTableSkin skin = skin();
        return skin == null ? null : skin.row(slot);
    }

    private @Nullable RecordRow rowNode(int row) {
        RecordsTableSkin skin = skin();
        long slot = row - model.window().first();
        return skin == null || slot < 0 || slot >= getItems().size() ? null : skin.row((int) slot);
    }

    private List<Node> selectedNodes() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < getItems().size(); i++) {
            RecordRow row = skin() instanceof RecordsTableSkin skin ? skin.row(i) : null;
            if (row != null && getItems().get(i).selected) {
                nodes.add(row);
            }
        }
        return nodes;
    }

    private @Nullable Node leadNode() {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).lead && skin() instanceof RecordsTableSkin skin) {
                return skin.row(i);
            }
        }
        return this;
    }
}
