package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.export.lake.LakeExport;
import dev.tidemark.export.lake.LakeOptions;
import dev.tidemark.export.lake.LakeOrigin;
import dev.tidemark.export.lake.LakeResult;
import dev.tidemark.export.lake.LakeSample;
import dev.tidemark.export.lake.Partition;
import dev.tidemark.export.parquet.Compression;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import dev.tidemark.view.ShownSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Writes what is shown into a lake, or looks at what that would be. Immutable. Takes long: not for the FX thread.
 *
 * @param host the machine, empty when nobody said
 * @param partitions by what folders are told apart
 * @param now what is told as the time of the export
 */
record LakeRun(Source source, ShownSnapshot shown, String host, Set<Partition> partitions, Instant now) {

    /** So much of a task's progress is told in whole numbers. */
    private static final int STEPS = 1000;

    LakeSample look(BooleanSupplier cancelled) throws IOException {
        return LakeSample.of(shown, source, LakeOrigin.of(source, host), options(Path.of("")), cancelled);
    }

    private LakeOptions options(Path folder) {
        return new LakeOptions(folder, partitions, Compression.GZIP, now);
    }

    /**
     * Writes into a folder, which is made when it is not there. What is written is whole, whenever it ends.
     *
     * @return what to say of it
     * @throws InterruptedException if the task was cancelled
     */
    Message write(Path folder, BackgroundTask task) throws IOException, InterruptedException {
        long from = System.nanoTime();
        LakeResult result;
        try {
            result = LakeExport.write(
                    shown,
                    source.store(),
                    LakeOrigin.of(source, host),
                    source::journalIdAt,
                    options(folder),
                    task.cancelled(),
                    done -> task.progress(Math.round(done * STEPS), STEPS));
        } catch (IOException e) {
            // Whoever cancels interrupts, which closes the file that is written.
            if (task.isCancelled()) {
                throw (InterruptedException) new InterruptedException().initCause(e);
            }
            throw e;
        }
        if (task.isCancelled()) {
            throw new InterruptedException();
        }
        if (source.store().isClosed()) {
            throw new IOException(Messages.text("shell.export.closed", source.name()));
        }
        return message(result, folder, System.nanoTime() - from);
    }

    private Message message(LakeResult result, Path folder, long nanos) {
        String text = Messages.text(
                "shell.lake.written",
                result.records(),
                result.others(),
                folder,
                result.files().size(),
                ByteSize.words(result.bytes()),
                String.format(Locale.ROOT, "%.1f", nanos / 1e9),
                source.title());
        List<String> notes = result.notes();
        return notes.isEmpty()
                ? Message.written(text, folder)
                : Message.partly(text + "; " + notes.getFirst(), String.join("\n", notes), folder);
    }
}
