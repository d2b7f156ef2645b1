package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.KeyWalk;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.Rows;
import dev.tidemark.text.Messages;
import java.io.IOException;

/** Hands the rows of a source to a selection, each with the path its file had. Not thread-safe. */
final class PathRows implements AutoCloseable {

    private final Source source;
    private final RecordStore store;
    private final PathIndex paths;
    private final PathReader reader;
    private final FilteredRows filtered;
    private final Rows rows;
    private long next;

    /**
     * @param filter of which only the condition on the path is tested here
     */
    PathRows(Source source, FilterSpec filter) {
        FilterSpec onPath = FilterSpec.ALL.withPath(filter.path());
        this.source = source;
        this.store = source.store();
        this.paths = source.paths();
        this.reader = paths.borrow();
        this.filtered = new FilteredRows(store, onPath, Runnable::run, paths);
        this.rows = onPath.passesAll() ? store : filtered;
        this.next = store.firstRecord();
    }

    /** The record that comes next. */
    long next() {
        return next;
    }

    /**
     * Hands on the rows from where the last call ended.
     *
     * @param end a record's number: up to this one, exclusive
     * @throws IOException if the bytes of a row are no longer there
     */
    void writeTo(long end, Selection selection) throws IOException, InterruptedException {
        if (rows == filtered) {
            filtered.await();
        }
        paths.await(end);
        KeyWalk walk = KeyWalk.from(rows, store.keyOf(next));
        selection.ofJournals(source::journalIdAt);
        try (RowReader reading = rows.reader()) {
            while (next < end && selection.goesOn() && !rows.isClosed()) {
                slice(reading, walk, end, selection);
            }
        }
    }

    private void slice(RowReader reading, KeyWalk walk, long end, Selection selection) throws IOException {
        int some = walk.next();
        for (int i = 0; i < some && next < end && selection.goesOn(); i++) {
            long key = walk.key(i);
            if (RecordKey.record(key) < end
                    && reading.readKey(key, shown -> selection.row(shown, reader.path(shown))) == Outcome.UNREADABLE) {
                throw new IOException(Messages.text("records.unreadable"));
            }
            next = Math.min(end, RecordKey.record(key) + 1);
        }
        if (some == 0) {
            next = end;
        }
    }

    @Override
    public void close() {
        filtered.close();
        paths.giveBack(reader);
    }
}
