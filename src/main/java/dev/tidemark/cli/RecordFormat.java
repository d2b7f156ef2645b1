package dev.tidemark.cli;

import dev.tidemark.export.ExportFormat;
import org.jspecify.annotations.Nullable;

/** The forms in which a command writes records: those of files, and words for people. Immutable. */
enum RecordFormat {
    TSV(ExportFormat.TSV),
    CSV(ExportFormat.CSV),
    JSONL(ExportFormat.JSONL),
    /** A line a record: USN, time, name or path, what it means. */
    WORDS(null);

    private final @Nullable ExportFormat file;

    RecordFormat(@Nullable ExportFormat file) {
        this.file = file;
    }

    /** The format that files have, too; {@code null} for words. */
    @Nullable
    ExportFormat file() {
        return file;
    }
}
