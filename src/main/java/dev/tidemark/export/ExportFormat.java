package dev.tidemark.export;

import dev.tidemark.field.FieldForm;
import java.util.Locale;

/** The formats records can be written in. Immutable. */
public enum ExportFormat {
    /** Tab-separated values of versions 2 and 3, or of version 4. */
    TSV(FieldForm.TSV),
    /** Comma-separated values of every version and field. */
    CSV(FieldForm.CSV),
    /** JSON Lines of every version and field. */
    JSONL(FieldForm.JSONL);

    private final FieldForm form;

    ExportFormat(FieldForm form) {
        this.form = form;
    }

    /** How fields are written in it. */
    public FieldForm form() {
        return form;
    }

    /** What people call it, for example {@code TSV}. */
    public String title() {
        return this == JSONL ? "JSON Lines" : name().toUpperCase(Locale.ROOT);
    }
}
