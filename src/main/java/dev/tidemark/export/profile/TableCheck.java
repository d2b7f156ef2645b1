package dev.tidemark.export.profile;

import dev.tidemark.export.profile.CsvCells.Cell;
import dev.tidemark.field.FieldForm;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import java.util.ArrayList;
import java.util.List;

/** Validates CSV of fields by their header. Not thread-safe. */
final class TableCheck extends CsvCheck {

    private final FieldRegistry registry;
    private final CellTest test;
    private List<RecordField> fields = List.of();

    TableCheck(FieldRegistry registry) {
        this.registry = registry;
        this.test = new CellTest(FieldForm.CSV);
    }

    @Override
    List<String> columns() {
        return fields.stream().map(field -> field.header(FieldForm.CSV)).toList();
    }

    @Override
    void header(List<Cell> cells, Findings findings) {
        fields = fields(cells, registry, findings);
    }

    /** The fields of a header; a name that is none is found, and of text then. */
    static List<RecordField> fields(List<Cell> cells, FieldRegistry registry, Findings findings) {
        List<RecordField> found = new ArrayList<>();
        for (Cell cell : cells) {
            RecordField field = registry.find(cell.text()).orElse(null);
            if (field == null) {
                findings.add(cell.column(), "header.unknown", cell.text());
            }
            found.add(field == null ? registry.get("name") : field);
        }
        return found;
    }

    @Override
    void cell(int index, List<Cell> cells, Findings findings) {
        test.test(fields.get(index), cells.get(index), findings);
    }
}
