package dev.tidemark.export.profile;

import dev.tidemark.field.FieldForm;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import java.util.Map;

/** Validates JSON Lines of fields. Not thread-safe. */
final class JsonlCheck extends JsonCheck {

    private final FieldRegistry registry;
    private final CellTest test = new CellTest(FieldForm.JSONL);

    JsonlCheck(FieldRegistry registry) {
        this.registry = registry;
    }

    @Override
    void check(Map<String, Object> object, Findings findings) {
        object.forEach((name, value) -> {
            RecordField field = registry.find(name).orElse(null);
            if (field == null) {
                findings.add(column(name), "header.unknown", name);
            } else if (isNumber(field.type()) != value instanceof Number) {
                findings.add(column(name), "cell", name, String.valueOf(value));
            } else {
                test.test(field, new CsvCells.Cell(String.valueOf(value), column(name)), findings);
            }
        });
    }

    private static boolean isNumber(FieldType type) {
        return type == FieldType.INTEGER || type == FieldType.SIZE || type == FieldType.DURATION;
    }
}
