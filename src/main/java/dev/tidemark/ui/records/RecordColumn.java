package dev.tidemark.ui.records;

import dev.tidemark.field.FieldColumn;
import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.field.LifeRowReader.Part;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.SortKey;
import dev.tidemark.text.Messages;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of the record table: a field as the table shows it. Immutable.
 *
 * @param field the field, which has a column
 */
public record RecordColumn(RecordField field) {

    private static final String FOLDED = "\u25b8";
    private static final String UNFOLDED = "\u25be";

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

    private boolean isName() {
        return field == Fields.NAME || field == LifeColumns.NAME;
    }

    /** As {@link #shown}, for who reads it aloud. */
    @Nullable
    String spoken(RowSlot slot, TimeFormat times) {
        return field == LifeColumns.FOLD
                ? slot.part == null ? "" : Messages.text("lives.part." + slot.part)
                : shown(slot, times);
    }

    /** As {@link #text}, as a table shows it: with both names of a rename, and a sign for what is folded. */
    @Nullable
    String shown(RowSlot slot, TimeFormat times) {
        if (field == LifeColumns.FOLD) {
            return slot.part == Part.FOLDED ? FOLDED : slot.part == Part.UNFOLDED ? UNFOLDED : "";
        }
        String text = text(slot, times);
        OtherName renamed = slot.renamed;
        return text == null || renamed == null || !isName() ? text : renamed.with(text);
    }
}
