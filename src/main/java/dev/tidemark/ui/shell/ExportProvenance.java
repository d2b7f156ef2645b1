package dev.tidemark.ui.shell;

import dev.tidemark.capture.InputFiles;
import dev.tidemark.capture.OpenedFiles;
import dev.tidemark.capture.Source;
import dev.tidemark.export.Export;
import dev.tidemark.export.Provenance;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes beside an export where it comes from. Stateless; may wait, so not for the FX thread. */
final class ExportProvenance {

    private ExportProvenance() {}

    /**
     * Waits until the sums of the files that were read are known, and writes them beside the export; who does not want to wait
     * gets it without.
     *
     * @param filter which rows were shown, in the filter language; empty for all
     * @param columns what is written of each record
     * @param message what is to be said of the export
     * @return that, and what became of this
     */
    static Message write(
            Source source,
            String filter,
            List<String> columns,
            Export.Result result,
            Path file,
            Message message,
            BackgroundTask task) {
        Path beside = Provenance.beside(file);
        try {
            if (source.readsFrom(beside) || InputFiles.isEvidence(beside)) {
                throw new IOException(Messages.text("shell.write.evidence.here"));
            }
            awaitSums(source, beside, task);
            new Provenance(
                            source.name(),
                            source.location(),
                            inputs(source),
                            Provenance.Asked.of(filter),
                            columns,
                            result.written(),
                            result.leftOut().total())
                    .writeBeside(file);
            return message.with(Messages.text("shell.exported.provenance", beside.getFileName()));
        } catch (IOException e) {
            String why = Objects.toString(e.getMessage(), e.toString());
            return message.failing(Messages.text("shell.exported.noProvenance", beside.getFileName(), why));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return message;
        }
    }

    private static List<Provenance.Input> inputs(Source source) {
        List<Provenance.Input> inputs = new ArrayList<>();
        for (Source part : source.parts()) {
            OpenedFiles files = part.openedFiles();
            if (files != null) {
                inputs.addAll(files.told(Provenance.Input::new));
            }
        }
        return inputs;
    }

    private static void awaitSums(Source source, Path beside, BackgroundTask task) {
        for (Source part : source.parts()) {
            OpenedFiles files = part.openedFiles();
            if (files != null) {
                awaitSums(files, beside, task);
            }
        }
    }

    private static void awaitSums(OpenedFiles files, Path beside, BackgroundTask task) {
        task.say(Messages.text("shell.exporting.sums", beside.getFileName()));
        try {
            task.await(files::awaitSums);
        } catch (InterruptedException e) {
            // The export has its name already: what is not known yet is left out.
        }
    }
}
