package dev.tidemark.ui.records;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Gives the width that the other columns leave to one column, until a person gives that one a width of its own. Belongs to the
 * FX thread.
 */
final class SpareWidth {

    /** It stands at the end of the headers, where the border of the last column could not be taken hold of. */
    private static final double MENU_BUTTON = 24;

    private final TableView<RowSlot> table;
    private @Nullable TableColumn<RowSlot, ?> taker;
    private double usual;
    private boolean sized;
    private boolean giving;
    private boolean dragging;

    SpareWidth(TableView<RowSlot> table) {
        this.table = table;
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> dragging = isHeader(event.getTarget()));
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> released());
    }

    /**
     * Says which column takes the spare width.
     *
     * @param width the one it has at first: with another a person gave it that
     */
    void take(TableColumn<RowSlot, ?> column, double width) {
        taker = column;
        usual = width;
        sized = column.getWidth() != width;
        column.widthProperty().addListener((property, was, now) -> sized |= !giving);
    }

    /** The width that a column has without what is spare, which is the one to be remembered. */
    double own(TableColumn<RowSlot, ?> column) {
        return column == taker && !sized ? usual : column.getWidth();
    }

    /** Gives a column the width that was its {@link #own}; the one that took what is spare takes it again. */
    void put(TableColumn<RowSlot, ?> column, double width) {
        boolean spare = column == taker && width == usual;
        giving = spare;
        column.setPrefWidth(width);
        if (column.getWidth() != width) {
            table.resizeColumn(column, width - column.getWidth());
        }
        giving = false;
        sized = column == taker ? !spare : sized;
    }

    /** Gives what is spare in a width; while a border is dragged the columns stay under the pointer. */
    void give(double width) {
        TableColumn<RowSlot, ?> to = taker;
        if (to == null || sized || dragging || !to.isVisible()) {
            return;
        }
        double others = -to.getWidth();
        for (TableColumn<RowSlot, ?> column : table.getVisibleLeafColumns()) {
            others += column.getWidth();
        }
        double wanted = Math.max(usual, Math.floor(width - MENU_BUTTON - others));
        if (wanted != to.getWidth()) {
            giving = true;
            table.resizeColumn(to, wanted - to.getWidth());
            giving = false;
        }
    }

    private void released() {
        if (dragging) {
            dragging = false;
            table.requestLayout();
        }
    }

    private static boolean isHeader(EventTarget target) {
        Node node = target instanceof Node some ? some : null;
        while (node != null && !(node instanceof TableHeaderRow)) {
            node = node.getParent();
        }
        return node != null;
    }
}
