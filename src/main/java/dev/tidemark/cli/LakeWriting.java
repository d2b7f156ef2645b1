package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.export.lake.LakeExport;
import dev.tidemark.export.lake.LakeOptions;
import dev.tidemark.export.lake.LakeOrigin;
import dev.tidemark.export.lake.LakeResult;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.view.ShownSnapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/** Writes the rows of sources into a lake. Used by one thread. */
final class LakeWriting {

    private final LakeArguments arguments;
    private final LakeOptions options;
    private final PrintStream err;

    /**
     * @param err is told what was written, and what was not
     */
    LakeWriting(LakeArguments arguments, LakeOptions options, PrintStream err) {
        this.arguments = arguments;
        this.options = options;
        this.err = err;
    }

    /**
     * Writes the rows of a source that pass, and says what became of them.
     *
     * @param host the machine, empty when nobody said
     * @param stopped whether nobody wants more: what is written then is whole
     * @throws CommandFailedException if it cannot be written, or the source was not whole
     */
    void write(Source taken, String host, CompiledFilter passing, BooleanSupplier stopped)
            throws CommandFailedException, InterruptedException {
        try {
            say(write(taken, origin(taken, host), passing, stopped));
        } catch (IOException e) {
            throw new CommandFailedException(
                    OutputOptions.unwritten(options.folder().toString(), e));
        }
        FileTaking.requireWhole(taken);
    }

    private LakeResult write(Source taken, LakeOrigin origin, CompiledFilter passing, BooleanSupplier stopped)
            throws IOException, InterruptedException {
        RecordStore store = taken.store();
        PathIndex paths = taken.paths();
        try (PassingRows all = new PassingRows(store, passing, paths)) {
            Rows rows = all.await();
            long size = rows.size();
            long last = size == 0 ? RecordKey.NONE : rows.keyAt(size - 1);
            ShownSnapshot shown = new ShownSnapshot(rows, false, size, last, paths);
            return LakeExport.write(shown, store, origin, taken::journalIdAt, options, stopped, done -> {});
        }
    }

    private LakeOrigin origin(Source taken, String host) {
        LakeOrigin told = LakeOrigin.of(taken, host);
        return told.known(arguments.serial(told.serial()), arguments.journalId(told.journalId()));
    }

    private void say(LakeResult result) {
        ErrorLines.say(
                err,
                Messages.text(
                        "cli.lake.written",
                        result.records(),
                        result.others(),
                        options.folder(),
                        result.files().size(),
                        ByteSize.words(result.bytes())));
        result.notes().forEach(note -> ErrorLines.say(err, note));
        if (result.cancelled()) {
            ErrorLines.say(err, Messages.text("cli.lake.stopped"));
        }
    }
}
