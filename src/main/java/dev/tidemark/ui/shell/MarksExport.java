package dev.tidemark.ui.shell;

import dev.tidemark.export.ExportFormat;
import dev.tidemark.session.MarkTable;
import dev.tidemark.session.MarkText;
import dev.tidemark.session.RecordMark;
import dev.tidemark.text.Messages;
import java.nio.file.Path;
import java.util.List;

/** Writes marks for other programs, in a format by the file's name. Belongs to the FX thread; writes in the background. */
final class MarksExport {

    private MarksExport() {}

    /** Asks for a file, and writes. */
    static void run(List<RecordMark> marks, ShellActions actions, ShellViewModel shell) {
        Path file = actions.files().export("marks.csv");
        if (file == null) {
            return;
        }
        ExportFormat format = ShellExport.format(file);
        boolean guarded = shell.guardsExportsProperty().get();
        actions.write(file, (beside, task) -> {
            beside.stream()
                    .write(
                            format == ExportFormat.JSONL
                                    ? MarkText.write(marks)
                                    : MarkTable.write(marks, format == ExportFormat.TSV, guarded));
            return Message.written(Messages.text("marks.exported", marks.size(), file), file);
        });
    }
}
