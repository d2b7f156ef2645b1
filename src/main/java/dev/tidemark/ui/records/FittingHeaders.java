package dev.tidemark.ui.records;

import java.util.function.ObjDoubleConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.skin.NestedTableColumnHeader;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.control.skin.TableViewSkinBase;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Headers whose border, clicked twice, gives the column the width of the widest value in sight. The stock ones measure labels,
 * and these cells have none. Belongs to the FX thread.
 */
final class FittingHeaders extends TableHeaderRow {

    private static final double MENU_WIDTH = 22;

    private final ObjDoubleConsumer<TableColumn<?, ?>> fit;

    /**
     * @param fit makes a column as wide as the widest value in sight, and as its title
     */
    FittingHeaders(TableViewSkinBase<?, ?, ?, ?, ?> skin, ObjDoubleConsumer<TableColumn<?, ?>> fit) {
        super(skin);
        this.fit = fit;
    }

    /** The stock button of the columns is as wide as the table's own scroll bar, which has no width here. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (lookup(".show-hide-columns-button") instanceof Region menu) {
            menu.resizeRelocate(getWidth() - MENU_WIDTH, menu.getLayoutY(), MENU_WIDTH, menu.getHeight());
        }
    }

    @Override
    protected NestedTableColumnHeader createRootHeader() {
        return new NestedTableColumnHeader(null) {
            @Override
            @SuppressWarnings("rawtypes") // as it is declared
            protected TableColumnHeader createTableColumnHeader(TableColumnBase column) {
                return new Header(column);
            }
        };
    }

    /** The header of one column. */
    final class Header extends TableColumnHeader {

        /** So that the arrow of a sorted column does not cut the title. */
        private static final double ARROW = 14;

        Header(TableColumnBase<?, ?> column) {
            super(column);
            addEventFilter(MouseEvent.MOUSE_PRESSED, Header::onlyPrimary);
            addEventFilter(MouseEvent.MOUSE_RELEASED, Header::onlyPrimary);
        }

        /** Where the menu opens when a button goes down, the stock header would take its release for a click, and sort. */
        private static void onlyPrimary(MouseEvent event) {
            if (event.getButton() != MouseButton.PRIMARY) {
                event.consume();
            }
        }

        /**
         * Called for a double click, and by the stock table for columns of its default width when they are shown first, of so
         * many rows: they have a width of their own here.
         */
        @Override
        protected void resizeColumnToFitContent(int rows) {
            if (rows < 0) {
                fit();
            }
        }

        void fit() {
            if (getTableColumn() instanceof TableColumn<?, ?> column) {
                FittingHeaders.this.fit.accept(column, titleWidth());
            }
        }

        private double titleWidth() {
            Node title = lookup(".label");
            double width = title instanceof Label label ? label.prefWidth(-1) : 0;
            return Math.ceil(snappedLeftInset() + snappedRightInset() + width + ARROW);
        }
    }
}
