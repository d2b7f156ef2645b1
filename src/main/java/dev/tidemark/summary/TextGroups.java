package dev.tidemark.summary;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;

/** Counts the texts of a field. Not thread-safe. */
final class TextGroups extends Groups {

    private final RecordField field;
    private final FieldReader.Texts reader;
    private final TextNumbers numbers = new TextNumbers(this);

    TextGroups(Grouping grouping, RecordField field, FieldReader.Texts reader) {
        super(grouping);
        this.field = field;
        this.reader = reader;
    }

    @Override
    void add(CountedRow row) {
        RecordView view = field.usesPath() ? row.viewWithPath() : row.view();
        if (field.has(view)) {
            addTo(numbers.number(reader.text(view)), row);
        } else {
            addAbsent(row);
        }
    }

    @Override
    String value(int number) {
        return numbers.text(number);
    }
}
