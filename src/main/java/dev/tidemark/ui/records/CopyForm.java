package dev.tidemark.ui.records;

import dev.tidemark.field.FieldType;
import dev.tidemark.text.Formulas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows are copied. Immutable.
 *
 * @param columns the columns, in their order
 * @param times sets the times
 * @param guarded whether text is kept from being taken for a formula
 */
record CopyForm(List<RecordColumn> columns, TimeFormat times, boolean guarded) {

    CopyForm {
        columns = List.copyOf(columns);
    }

    /** What is copied of a cell, {@code null} when the record has no such field. */
    @Nullable
    String text(RecordColumn column, RowSlot slot) {
        String text = column.text(slot, times);
        return text != null && guarded && column.field().type() == FieldType.TEXT ? Formulas.guard(text) : text;
    }
}
