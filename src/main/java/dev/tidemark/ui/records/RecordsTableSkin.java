package dev.tidemark.ui.records;

import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** Gives the table as many items as fit, so that it never scrolls its rows itself. Belongs to the FX thread. */
final class RecordsTableSkin extends TableViewSkin<RowSlot> {

    private final RecordsTable table;

    RecordsTableSkin(RecordsTable table) {
        super(table);
        this.table = table;
        bar().valueProperty().addListener((property, was, now) -> {
            refreshRows();
            // Other cells come into sight.
            getVirtualFlow().requestLayout();
        });
    }

    /**
     * A flow that shows its horizontal bar, and that is not laid out anew for every text that changes: the stock one is,
     * with all its rows' styles, whenever anything in a row moves its bounds.
     */
    private static final class Flow extends VirtualFlow<TableRow<RowSlot>> {

        private boolean repainting;

        @Override
        public void requestLayout() {
            if (!repainting) {
                super.requestLayout();
            }
        }

        ScrollBar horizontal() {
            return getHbar();
        }
    }

    /** Called before the fields are set. */
    @Override
    protected TableHeaderRow createTableHeaderRow() {
        return new FittingHeaders(this, ((RecordsTable) getSkinnable())::fit);
    }

    @Override
    protected VirtualFlow<TableRow<RowSlot>> createVirtualFlow() {
        return new Flow();
    }

    @Override
    protected void layoutChildren(double x, double y, double w, double h) {
        table.spare().give(w);
        double rows = h - getTableHeaderRow().prefHeight(-1);
        if (columnsWidth() > w) {
            rows -= bar().prefHeight(-1);
        }
        table.fit((int) Math.max(1, rows / RecordsTable.ROW_HEIGHT));
        super.layoutChildren(x, y, w, h);
    }

    private double columnsWidth() {
        double sum = 0;
        for (TableColumn<RowSlot, ?> column : table.getVisibleLeafColumns()) {
            sum += column.getWidth();
        }
        return sum;
    }

    private ScrollBar bar() {
        return ((Flow) getVirtualFlow()).horizontal();
    }

    void scrollSideways(double pixels) {
        ScrollBar bar = bar();
        if (bar.isVisible()) {
            bar.setValue(Math.clamp(bar.getValue() + pixels, bar.getMin(), bar.getMax()));
        }
    }

    @Nullable
    RecordRow row(int slot) {
        return getVirtualFlow().getVisibleCell(slot) instanceof RecordRow row ? row : null;
    }

    /** Repaints the rows in place; nothing changes its size by that. */
    void refreshRows() {
        Flow flow = (Flow) getVirtualFlow();
        double left = bar().isVisible() ? bar().getValue() : 0;
        flow.repainting = true;
        try {
            for (int i = 0; i < table.getItems().size(); i++) {
                RecordRow row = row(i);
                if (row != null) {
                    row.refresh(left);
                }
            }
        } finally {
            flow.repainting = false;
        }
    }

    /** A height in the scene as a height in the rows. */
    double rowsY(double sceneX, double sceneY) {
        return getVirtualFlow().sceneToLocal(sceneX, sceneY).getY();
    }
}
