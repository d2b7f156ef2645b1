package dev.tidemark.export.profile;

import dev.tidemark.export.profile.CsvCells.Cell;
import dev.tidemark.field.FieldForm;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import java.util.ArrayList;
import java.util.List;

/** Validates TSV of fields by its header. Not thread-safe. */
final class TsvCheck implements LineCheck {

    private final FieldRegistry registry;
    private final CellTest test = new CellTest(FieldForm.TSV);
    private List<RecordField> fields = List.of();
    private boolean headed;
    private long records;

    TsvCheck(FieldRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void check(CheckedLines line, Findings findings) {
        List<Cell> cells = cells(line.text());
        if (!headed) {
            headed = true;
            fields = TableCheck.fields(cells, registry, findings);
            return;
        }
        records++;
        if (cells.size() != fields.size()) {
            findings.add(1, "cells", cells.size(), fields.size());
            return;
        }
        for (int i = 0; i < cells.size(); i++) {
            test.test(fields.get(i), cells.get(i), findings);
        }
    }

    static List<Cell> cells(String line) {
        List<Cell> cells = new ArrayList<>();
        int column = 1;
        for (String text : line.split("\t", -1)) {
            cells.add(new Cell(text, column));
            column += text.length() + 1;
        }
        return cells;
    }

    @Override
    public long records() {
        return records;
    }
}
