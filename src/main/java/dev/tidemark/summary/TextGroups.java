package dev.tidemark.summary;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the texts of a field. Not thread-safe. */
final class TextGroups extends Groups {

    private final RecordField field;
    private final FieldReader.Texts reader;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    TextGroups(Grouping grouping, RecordField field, FieldReader.Texts reader) {
        super(grouping);
        this.field = field;
        this.reader = reader;
    }

    @Override
    void add(CountedRow row) {
        RecordView view = field.needsPath() ? row.viewWithPath() : row.view();
        if (field.has(view)) {
            addTo(number(reader.text(view)), row);
        } else {
            addAbsent(row);
        }
    }

    private int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int number = more(MOST_VALUES);
        if (number != REST) {
            numbers.put(text, number);
            texts.add(text);
        }
        return number;
    }

    @Override
    String value(int number) {
        return texts.get(number - FIRST);
    }
}
