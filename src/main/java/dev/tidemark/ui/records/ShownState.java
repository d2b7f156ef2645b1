package dev.tidemark.ui.records;

import dev.tidemark.text.Messages;
import dev.tidemark.view.ShownList;
import dev.tidemark.view.ShownOrder;
import dev.tidemark.view.ShownRows;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What the table publishes of itself once a frame: counts, the leading record, one line. Belongs to the FX thread. */
final class ShownState {

    /** Why rows cannot be sorted; it is over when they can. */
    private static final String GROWING = Messages.text("records.sort.growing");

    private final ReadOnlyLongWrapper shown = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper waiting = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper selected = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper lead = new ReadOnlyLongWrapper(-1);
    private final ReadOnlyBooleanWrapper sortable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper frame = new ReadOnlyIntegerWrapper();

    private final ReadOnlyObjectWrapper<@Nullable ShownOrder> order = new ReadOnlyObjectWrapper<>();

    private String said = "";
    private @Nullable ShownRows countedRows;
    private int countedVersion = -1;
    private long countedSize;
    private long countedFirst;

    // --- once a frame

    void changed(boolean anySlot) {
        if (anySlot) {
            frame.set(frame.get() + 1);
        }
    }

    /**
     * @param rows what can be read of what is shown, {@code null} when nothing can
     * @param leading the key of the row that leads, unless it is hidden
     */
    void publish(@Nullable ShownRows rows, ShownList view, RowSelection selection, long leading) {
        long size = rows == null ? 0 : rows.size();
        shown.set(size);
        waiting.set(view.waiting());
        lead.set(leading);
        if (view.isSortable() && said.equals(GROWING)) {
            said = "";
        }
        sortable.set(view.isSortable());
        order.set(view.order());
        status.set(said);
        count(rows, size, selection);
    }

    /** Counts the selected rows again when that can have changed; ranges below the end stay as they were. */
    private void count(@Nullable ShownRows rows, long size, RowSelection selection) {
        if (rows == null || selection.isEmpty()) {
            selected.set(0);
            countedVersion = -1;
            return;
        }
        RecordRanges keys = selection.keys();
        boolean openEnd = size != countedSize && rows.rowOfPlace(keys.to(keys.count() - 1)) >= countedSize;
        long first = size == 0 ? 0 : rows.key(0);
        if (rows != countedRows || selection.version() != countedVersion || first != countedFirst || openEnd) {
            selected.set(selection.count(rows));
            countedRows = rows;
            countedVersion = selection.version();
            countedFirst = first;
            countedSize = size;
        }
    }

    // --- the line

    void say(String words) {
        said = words;
    }

    // --- properties

    ReadOnlyLongProperty shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyLongProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    ReadOnlyLongProperty selected() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyLongProperty lead() {
        return lead.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty sortable() {
        return sortable.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable ShownOrder> order() {
        return order.getReadOnlyProperty();
    }

    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty frame() {
        return frame.getReadOnlyProperty();
    }
}
