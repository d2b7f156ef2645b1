package dev.tidemark.ui.records;

import dev.tidemark.text.Messages;
import dev.tidemark.view.ShownOrder;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** A column in the list of columns: whether it is shown, how wide it is, and whether the records are sorted by it. Belongs to the FX thread. */
final class ColumnCell extends ListCell<TableColumn<RowSlot, ?>> {

    private final RecordsViewModel model;
    private final CheckBox shown = new CheckBox();
    private @Nullable TableColumn<RowSlot, ?> bound;

    ColumnCell(RecordsViewModel model) {
        this.model = model;
        // The keyboard stays in the list, whose keys are those of the chosen column.
        shown.setFocusTraversable(false);
    }

    @Override
    protected void updateItem(@Nullable TableColumn<RowSlot, ?> column, boolean empty) {
        super.updateItem(column, empty);
        if (bound != null) {
            shown.selectedProperty().unbindBidirectional(bound.visibleProperty());
        }
        textProperty().unbind();
        bound = empty ? null : column;
        if (bound == null) {
            setText("");
            setGraphic(null);
            return;
        }
        TableColumn<RowSlot, ?> now = bound;
        shown.selectedProperty().bindBidirectional(now.visibleProperty());
        setGraphic(shown);
        textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words(now), now.widthProperty(), now.visibleProperty(), model.orderProperty()));
    }

    private String words(TableColumn<RowSlot, ?> column) {
        String title = RecordsTable.column(column).title();
        String size = column.isVisible()
                ? Messages.text("records.columns.wide", title, Math.round(column.getWidth()))
                : Messages.text("records.columns.hidden", title);
        ShownOrder order = model.orderProperty().get();
        if (order == null || order.field() != RecordsTable.column(column).field()) {
            return size;
        }
        return Messages.text(order.ascending() ? "records.columns.ascending" : "records.columns.descending", size);
    }
}
