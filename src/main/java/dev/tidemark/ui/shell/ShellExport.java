package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.export.Export;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.Rows;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.records.RecordsViewModel;
import java.io.IOException;
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
        actions.write(file, (beside, task) -> {
            // Paths that are written while directories are being read would be partial for good.
            task.say(Messages.text("shell.export.waiting", file));
            task.await(source::awaitDirectories);
            task.say(Messages.text("shell.writing", file));
            write(rows, count, source.paths(), beside, format(file), task);
            if (source.store().isClosed()) {
                throw new IOException(Messages.text("shell.export.closed", source.name()));
            }
        });
    }

    private void write(Rows rows, long count, PathIndex paths, Path beside, ExportFormat format, BackgroundTask task)
            throws IOException {
        PathReader reader = paths.borrow();
        try (OutputStream out = Files.newOutputStream(beside)) {
            Export.write(
                    rows,
                    0,
                    count,
                    ExportColumns.withPaths(fields, format, false).writer(out),
                    reader,
                    task.cancelled(),
                    done -> task.progress(done, count));
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
