package dev.tidemark.export.profile;

import dev.tidemark.export.profile.CsvCells.Cell;
import dev.tidemark.field.FieldForm;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;

/** Tests whether a cell of a table is what its field is written as. Immutable. */
record CellTest(FieldForm form) {

    private static final String ISO = "-?\\d{4,5}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z";

    void test(RecordField field, Cell cell, Findings findings) {
        // What the record's version does not have is empty.
        if (!cell.text().isEmpty() && !fits(field.type(), cell.text())) {
            findings.add(cell.column(), "cell", field.header(form), cell.text());
        }
    }

    private boolean fits(FieldType type, String text) {
        String prefix = form == FieldForm.TSV ? "" : "0x";
        return switch (type) {
            case INTEGER, SIZE, DURATION -> text.matches("-?\\d{1,19}");
            case FLAGS -> text.matches(prefix + "[0-9a-f]{8}");
            case ID -> text.matches(prefix + "(?:[0-9a-f]{16}){1,2}");
            case FILETIME -> text.matches(form == FieldForm.TSV ? "-?\\d{1,19}" : ISO);
            case ENUM, TEXT -> true;
        };
    }
}
