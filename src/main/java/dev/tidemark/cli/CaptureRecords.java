package dev.tidemark.cli;

import dev.tidemark.capture.SavedSource;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Path;

/** The records of a capture that was saved as a folder. */
final class CaptureRecords implements RecordsOf {

    private static final int SLICE = 1 << 14;

    private final Path folder;

    CaptureRecords(Path folder) {
        this.folder = folder;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        try (SavedSource source = SavedSource.open(folder)) {
            source.awaitLoaded();
            RecordCursor cursor = new RecordCursor();
            for (long at = 0; at < source.store().endRecord() && selection.goesOn(); at += SLICE) {
                slice(source.store(), at, selection, cursor);
            }
        } catch (IOException e) {
            throw new CommandFailedException(Problem.of(folder.toString(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void slice(RecordStore store, long from, Selection selection, RecordCursor cursor) {
        long stamp = store.enter();
        try {
            for (long record = from; record < Math.min(from + SLICE, store.endRecord()); record++) {
                store.read(record, cursor);
                var marker = cursor.marker();
                if (marker == null) {
                    selection.record(cursor.bytes(), cursor.position());
                } else {
                    selection.gap(marker.text());
                }
            }
        } finally {
            store.exit(stamp);
        }
    }
}
