package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.export.Export;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.Rows;
import dev.tidemark.ui.records.RecordsViewModel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Belongs to the FX thread; writes in the background. Exports the rows that are shown, in a format by the file's name. */
final class ShellExport {

    private final FieldRegistry fields;
    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private final ShellActions actions;

    ShellExport(FieldRegistry fields, ShellViewModel shell, RecordsViewModel records, ShellActions actions) {
        this.fields = fields;
        this.shell = shell;
        this.records = records;
        this.actions = actions;
    }

    void run() {
        Source source = shell.currentProperty().get();
        Path file = source == null ? null : actions.files().export("journal.csv");
        if (source == null || file == null) {
            return;
        }
        Rows rows = shell.filtered() != null ? shell.filtered() : source.store();
        long count = Math.min(rows.size(), records.shownProperty().get());
        PathIndex paths = source.paths();
        long end = source.store().endRecord();
        actions.write(file, () -> write(rows, count, file, paths, end));
    }

    private void write(Rows rows, long count, Path file, PathIndex paths, long end) throws IOException {
        try {
            paths.await(end);
        } catch (InterruptedException e) {
            throw new InterruptedIOException(e.getMessage());
        }
        PathReader reader = paths.borrow();
        try (OutputStream out = Files.newOutputStream(file)) {
            Export.write(
                    rows,
                    0,
                    count,
                    ExportColumns.withPaths(fields, format(file), false).writer(out),
                    reader,
                    () -> false,
                    done -> {});
        } finally {
            paths.giveBack(reader);
        }
    }

    static ExportFormat format(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl")
                ? ExportFormat.JSONL
                : name.endsWith(".tsv") ? ExportFormat.TSV : ExportFormat.CSV;
    }
}
