package dev.tidemark.ui.records;

import dev.tidemark.field.FieldColumn;
import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.SortKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of the record table: a field as the table shows it. Immutable.
 *
 * @param field the field, which has a column
 */
public record RecordColumn(RecordField field) {

    /** The columns there are, in the order they have at first. */
    static List<RecordColumn> of(FieldRegistry registry) {
        return registry.fields().stream()
                .filter(field -> field.column() != null)
                .map(RecordColumn::new)
                .toList();
    }

    private FieldColumn look() {
        return Objects.requireNonNull(field.column());
    }

    /** The name it is remembered by; never changes. */
    public String id() {
        return look().id();
    }

    /** What the header says. */
    public String title() {
        return field.title();
    }

    FieldColumn.Setting setting() {
        return look().setting();
    }

    /** Its width at first, in pixels. */
    double width() {
        return look().width();
    }

    boolean shownAtFirst() {
        return look().shownAtFirst();
    }

    /** What it sorts by, {@code null} where it cannot sort. */
    @Nullable
    SortKey sortKey() {
        return SortKey.of(field);
    }

    /** The flags of a row, 0 when it has none. */
    int flags(RowSlot slot) {
        return slot.isRecord() && field.has(slot.view()) && field.reader() instanceof FieldReader.Numbers numbers
                ? (int) numbers.number(slot.view())
                : 0;
    }

    /**
     * The text of a row's cell.
     *
     * @return {@code null} when the record's version has no such field
     */
    @Nullable
    String text(RowSlot slot, TimeFormat times) {
        if (!slot.isRecord()) {
            return field == Fields.ROW ? Long.toString(slot.row) : null;
        }
        return field.text(slot.view(), times::format);
    }
}
