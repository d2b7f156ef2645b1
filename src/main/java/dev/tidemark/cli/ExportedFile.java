package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.export.Export;
import dev.tidemark.export.ExportForm;
import dev.tidemark.export.WholeFile;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The file that the rows of a source are exported to. Used by one thread. It gets its name when it is whole. */
final class ExportedFile {

    private final Path file;
    private final PrintStream err;

    /**
     * @param err is told what was written, and what was not
     */
    ExportedFile(Path file, PrintStream err) {
        this.file = file;
        this.err = err;
    }

    /**
     * Writes the rows that pass, and says what became of them. Of a source that is not whole, the rows that could be read are written
     * only where nothing stands.
     *
     * @param stopped whether nobody wants it any more: then nothing is left behind
     * @return what became of the rows
     * @throws CommandFailedException if it cannot be written, or the source was not whole
     */
    Export.Result write(Source taken, CompiledFilter passing, ExportForm form, BooleanSupplier stopped)
            throws CommandFailedException, InterruptedException {
        if (Files.exists(file)) {
            FileTaking.requireWhole(taken);
        }
        try {
            Written written = WholeFile.file(file, beside -> {
                Export.Result result;
                try (OutputStream out = beside.stream()) {
                    result = write(taken, passing, form, out, stopped);
                }
                if (stopped.getAsBoolean()) {
                    throw new InterruptedException();
                }
                return new Written(result, Files.size(beside.path()));
            });
            words(written.result(), form, written.bytes()).forEach(line -> ErrorLines.say(err, line));
            FileTaking.requireWhole(taken);
            return written.result();
        } catch (IOException e) {
            throw new CommandFailedException(OutputOptions.unwritten(file.toString(), e));
        }
    }

    /** What was written, and how long it is. */
    private record Written(Export.Result result, long bytes) {}

    private static Export.Result write(
            Source taken, CompiledFilter passing, ExportForm form, OutputStream out, BooleanSupplier stopped)
            throws IOException, InterruptedException {
        RecordStore store = taken.store();
        PathIndex paths = taken.paths();
        PathReader reader = paths.borrow();
        try (PassingRows all = new PassingRows(store, passing, paths)) {
            Rows rows = all.await();
            return Export.write(rows, 0, rows.size(), form.writer(out), reader, stopped, done -> {});
        } finally {
            paths.giveBack(reader);
        }
    }

    private List<String> words(Export.Result result, ExportForm form, long bytes) {
        List<String> words = new ArrayList<>();
        words.add(Messages.text("cli.exported", result.written(), file, ByteSize.words(bytes)));
        words.addAll(result.leftOut().words(form.title()));
        return words;
    }
}
