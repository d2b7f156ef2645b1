package dev.tidemark.cli;

import dev.tidemark.capture.SavedSource;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.StoreReader;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Path;

/** The records of a saved capture. */
final class CaptureRecords implements RecordProducer {

    private final Path path;

    CaptureRecords(Path path) {
        this.path = path;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        try (SavedSource source = SavedSource.open(path)) {
            source.awaitLoaded();
            write(source, selection);
            FileTaking.requireWhole(source);
            FileTaking.requireUnchanged(source);
        } catch (IOException e) {
            throw new CommandFailedException(Problem.of(path.toString(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(SavedSource source, Selection selection) throws IOException {
        RecordStore store = source.store();
        selection.ofJournals(source::journalIdAt);
        try (StoreReader reader = store.reader()) {
            for (long at = 0; at < store.endRecord() && selection.goesOn(); at++) {
                if (reader.readRecord(at, row -> selection.row(row, null)) != Outcome.READ) {
                    throw new IOException(Messages.text("records.unreadable"));
                }
            }
        }
    }
}
