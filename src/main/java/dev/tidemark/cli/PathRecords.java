package dev.tidemark.cli;

import dev.tidemark.capture.CaptureFolder;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.Problem;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The records of a {@code $J} or a capture with the paths their files had: the whole journal is taken in before the first. */
final class PathRecords implements RecordsOf {

    private static final int SLICE = 1 << 13;

    private final Path file;
    private final @Nullable Path table;
    private final FilterSpec filter;

    /**
     * @param table the {@code $MFT} to use; {@code null} for the one beside a {@code $J}, if there is one
     * @param filter of which only the condition on the path is tested here
     */
    PathRecords(Path file, @Nullable Path table, FilterSpec filter) {
        this.file = file;
        this.table = table;
        this.filter = FilterSpec.ALL.withPath(filter.path());
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        try (Source source = open()) {
            if (table != null) {
                source.addFileTable(table);
            }
            source.paths().awaitSettled();
            read(source, selection);
        } catch (IOException e) {
            throw new CommandFailedException(Problem.of(file.toString(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Source open() throws IOException, InterruptedException {
        if (CaptureFolder.test(file)) {
            SavedSource saved = SavedSource.open(file);
            saved.awaitLoaded();
            return saved;
        }
        FileSource source = FileSource.open(file, Path.of(System.getProperty("java.io.tmpdir")));
        source.awaitLoaded();
        return source;
    }

    private void read(Source source, Selection selection) throws InterruptedException {
        PathIndex paths = source.paths();
        RecordStore store = source.store();
        try (FilteredRows filtered = new FilteredRows(store, filter, Runnable::run, paths)) {
            Rows rows = store;
            if (!filter.passesAll()) {
                filtered.await();
                rows = filtered;
            }
            PathReader reader = paths.borrow();
            RecordCursor cursor = new RecordCursor();
            for (long row = 0; row < rows.size() && selection.goesOn(); row += SLICE) {
                slice(rows, row, selection, reader, cursor);
            }
        }
    }

    private static void slice(Rows rows, long from, Selection selection, PathReader reader, RecordCursor cursor) {
        RecordStore store = rows.store();
        long stamp = store.enter();
        try {
            for (long row = from; row < Math.min(from + SLICE, rows.size()); row++) {
                store.read(rows.recordAt(row), cursor);
                Marker marker = cursor.marker();
                if (marker == null) {
                    selection.record(cursor.bytes(), cursor.position(), reader.path(cursor));
                } else {
                    selection.gap(marker.text());
                }
            }
        } finally {
            store.exit(stamp);
        }
    }
}
