package dev.tidemark.ui.records;

import dev.tidemark.store.Rows;
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

/** Belongs to the FX thread. What the table publishes of itself once a frame: counts, the leading record, one line. */
final class ShownState {

    private static final long NOT_PAUSED = -1;

    private final ReadOnlyLongWrapper shown = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper waiting = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper selected = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper lead = new ReadOnlyLongWrapper(-1);
    private final ReadOnlyBooleanWrapper sortable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper frame = new ReadOnlyIntegerWrapper();

    private final ReadOnlyObjectWrapper<RowSorting.@Nullable Order> order = new ReadOnlyObjectWrapper<>();

    private String said = "";
    private long frozenEnd = NOT_PAUSED;
    private @Nullable ShownRows countedRows;
    private int countedVersion = -1;
    private long countedSize;
    private long countedFirst;

    // --- pause

    boolean isPaused() {
        return frozenEnd != NOT_PAUSED;
    }

    /** One more than the number of the last record that was there when it was paused. */
    long frozenEnd() {
        return frozenEnd;
    }

    void pause(boolean on, long end) {
        frozenEnd = on ? end : NOT_PAUSED;
    }

    void resetPause() {
        frozenEnd = NOT_PAUSED;
    }

    // --- once a frame

    void changed(boolean anySlot) {
        if (anySlot) {
            frame.set(frame.get() + 1);
        }
    }

    void publish(@Nullable ShownRows rows, @Nullable Rows base, RowSelection selection, boolean canSort) {
        long size = rows == null ? 0 : rows.size();
        shown.set(size);
        waiting.set(base != null && isPaused() ? Math.max(0, base.size() - size) : 0);
        lead.set(selection.lead());
        sortable.set(canSort);
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
        boolean openEnd = size != countedSize && rows.rowOfKey(keys.to(keys.count() - 1)) >= countedSize;
        long first = size == 0 ? 0 : rows.record(0);
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

    void publishStatus(RowSorting.@Nullable Order sortedBy) {
        order.set(sortedBy);
        status.set(said);
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

    ReadOnlyObjectProperty<RowSorting.@Nullable Order> order() {
        return order.getReadOnlyProperty();
    }

    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty frame() {
        return frame.getReadOnlyProperty();
    }
}
