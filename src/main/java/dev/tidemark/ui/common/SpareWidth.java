package dev.tidemark.ui.common;

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
 *
 * @param <S> what the rows of the table show
 */
public final class SpareWidth<S> {

    /** It stands at the end of the headers, where the border of the last column could not be taken hold of. */
    private static final double MENU_BUTTON = 24;

    private final TableView<S> table;
    private @Nullable TableColumn<S, ?> taker;
    private double usual;
    private boolean sized;
    private boolean giving;
    private boolean dragging;

    /**
     * @param table whose columns they are
     */
    public SpareWidth(TableView<S> table) {
        this.table = table;
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> dragging = isHeader(event.getTarget()));
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> released());
    }

    /**
     * Says which column takes the spare width.
     *
     * @param width the one it has at first: with another a person gave it that
     */
    public void take(TableColumn<S, ?> column, double width) {
        taker = column;
        usual = width;
        sized = column.getWidth() != width;
        column.widthProperty().addListener((property, was, now) -> sized |= !giving);
    }

    /** The width that a column has without what is spare, which is the one to be remembered. */
    public double own(TableColumn<S, ?> column) {
        return column == taker && !sized ? usual : column.getWidth();
    }

    /** Gives a column the width that was its {@link #own}; the one that took what is spare takes it again. */
    public void put(TableColumn<S, ?> column, double width) {
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
    public void give(double width) {
        TableColumn<S, ?> to = taker;
        if (to == null || sized || dragging || !to.isVisible()) {
            return;
        }
        double others = -to.getWidth();
        for (TableColumn<S, ?> column : table.getVisibleLeafColumns()) {
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
