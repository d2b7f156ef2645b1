package dev.tidemark.ui.records;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.SkinBase;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A cell that paints its slot with text nodes of its own, which it places itself: a stock cell would lay out a label for
 * every change. Belongs to the FX thread.
 */
abstract class SlotCell extends TableCell<RowSlot, Void> {

    private static final double SIDE = 6;

    final RecordsViewModel model;
    final RecordColumn column;
    private int shownVersion = -1;
    private @Nullable RowSlot shownSlot;

    SlotCell(RecordsViewModel model, RecordColumn column) {
        this.model = model;
        this.column = column;
        getStyleClass().add("slot-cell");
        // Before it is in a window: a skin that comes later lets the styles of the cell be found once more.
        setSkin(new CellSkin(this));
    }

    /** Shows what the slot holds now. */
    final void refresh(RowSlot slot) {
        // One of a column that came while the row was empty is told of no other item.
        if (getOpacity() != 1) {
            setOpacity(1);
        }
        if (slot != shownSlot || slot.version != shownVersion) {
            shownSlot = slot;
            shownVersion = slot.version;
            paint(slot, room());
        }
    }

    private double room() {
        return Math.max(0, getWidth() - 2 * SIDE);
    }

    /** Shows a slot in a width. */
    abstract void paint(RowSlot slot, double width);

    /** The width that shows everything. */
    abstract double contentWidth();

    /** Whether not all of it is shown. */
    abstract boolean isCut();

    /** The width of a column that shows everything of this cell. */
    final double wantedWidth() {
        return Math.ceil(contentWidth() + 2 * SIDE);
    }

    /** Adds a node that the cell places itself; x counts from the cell's padding on. */
    final void own(Node node) {
        node.setManaged(false);
        node.setMouseTransparent(true);
        getChildren().add(node);
    }

    static double left() {
        return SIDE;
    }

    @Override
    protected void updateItem(@Nullable Void item, boolean empty) {
        super.updateItem(item, empty);
        RowSlot slot = getTableRow() == null ? null : getTableRow().getItem();
        // A row below the last keeps the cells of the row it was: nothing of that may show through.
        setOpacity(slot == null ? 0 : 1);
        if (slot != null) {
            refresh(slot);
        }
    }

    private static final class CellSkin extends SkinBase<SlotCell> {

        CellSkin(SlotCell cell) {
            super(cell);
        }

        @Override
        protected void layoutChildren(double x, double y, double w, double h) {
            SlotCell cell = getSkinnable();
            if (cell.shownSlot != null) {
                cell.paint(cell.shownSlot, cell.room());
            }
        }

        @Override
        protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
            return getSkinnable().getTableColumn().getWidth();
        }

        @Override
        protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
            return RecordsTable.ROW_HEIGHT;
        }
    }

    // --- for screen readers

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        RowSlot slot = shownSlot;
        return switch (attribute) {
            case TEXT -> slot == null ? "" : column.spoken(slot, model.times());
            case ROW_INDEX -> slot == null ? -1 : (int) Math.min(Integer.MAX_VALUE, slot.row);
            case COLUMN_INDEX -> getTableView().getVisibleLeafIndex(getTableColumn());
            case SELECTED -> slot != null && slot.selected;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
