package dev.tidemark.ui.records;

import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.FieldValue;
import dev.tidemark.filter.language.FilterEdit;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.Span;
import dev.tidemark.filter.language.Value;
import dev.tidemark.path.FilePath;
import dev.tidemark.store.Marker;
import dev.tidemark.usn.RecordBytes;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a filter can ask that a row answers. Pure functions of what the row's slot shows. */
final class RowConditions {

    private RowConditions() {}

    /** That a field is what it is in a row; of a row that is no record, that it is of that kind. {@code null} for nothing. */
    static @Nullable Node of(RowSlot slot, RecordField field) {
        Marker marker = slot.marker;
        if (marker != null) {
            Value kind = Value.Text.of(marker.kind().id());
            return new Node.Compare(Span.NONE, Fields.KIND, Operator.EQUAL, kind);
        }
        return slot.isRecord() && field.isFilterable() ? FieldValue.of(field, slot.view()) : null;
    }

    /** That it has the row's extension; {@code null} where the row has none. */
    static @Nullable Node extension(RowSlot slot) {
        return slot.isRecord() && Fields.EXTENSION.has(slot.view())
                ? FieldValue.of(Fields.EXTENSION, slot.view())
                : null;
    }

    /** That it is in the row's directory or below; {@code null} as long as nobody knows where that is. */
    static @Nullable Node below(RowSlot slot) {
        FilePath path = slot.path();
        if (path == null || !slot.isKnown()) {
            return null;
        }
        String directory = path.directory().isEmpty() ? "\\" : path.directory();
        boolean known = directory.charAt(0) == '\\' || directory.charAt(0) == '…';
        return known ? new Node.Compare(Span.NONE, Fields.DIRECTORY, Operator.UNDER, Value.Text.of(directory)) : null;
    }

    /** Lets only rows from one on pass. */
    static UnaryOperator<Node> from(RowSlot slot) {
        Value usn = usn(slot);
        return tree -> FilterEdit.from(tree, Fields.USN, usn);
    }

    /** Lets only rows up to one pass. */
    static UnaryOperator<Node> until(RowSlot slot) {
        Value usn = usn(slot);
        return tree -> FilterEdit.until(tree, Fields.USN, usn);
    }

    private static Value usn(RowSlot slot) {
        return new Value.Number(RecordBytes.usn(slot.view().bytes(), slot.view().position()));
    }
}
