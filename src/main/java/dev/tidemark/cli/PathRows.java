package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.filter.FilterParts;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.KeyWalk;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.Rows;
import dev.tidemark.text.Messages;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Hands the rows of a source that pass to a selection, each with the path its file had where that is asked for. Not thread-safe. */
final class PathRows implements AutoCloseable {

    private final Source source;
    private final RecordStore store;
    private final @Nullable PathIndex paths;
    private final @Nullable PathReader reader;
    private final FilteredRows filtered;
    private final Rows rows;
    private long next;

    /**
     * @param filter of which only the condition on the path is tested here
     * @param where is tested here
     * @param withPaths whether rows are handed on with their paths; else no condition is on them
     */
    PathRows(Source source, FilterSpec filter, CompiledFilter where, boolean withPaths) {
        FilterSpec onPath = FilterSpec.ALL.withPath(filter.path());
        this.source = source;
        this.store = source.store();
        this.paths = withPaths ? source.paths() : null;
        this.reader = paths == null ? null : paths.borrow();
        this.filtered = filtered(onPath, where);
        this.rows = onPath.passesAll() && where.passesAll() ? store : filtered;
        this.next = store.firstRecord();
    }

    private FilteredRows filtered(FilterSpec onPath, CompiledFilter where) {
        return where.passesAll()
                ? new FilteredRows(store, onPath, Runnable::run, paths)
                : new FilteredRows(store, where.and(FilterParts.of(onPath).tree()), Runnable::run, paths);
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
        if (paths != null) {
            paths.await(end);
        }
        KeyWalk walk = KeyWalk.from(rows, store.keyOf(next));
        selection.ofJournals(source::journalIdAt);
        selection.rowsFrom(Math.max(next, store.firstRecord()));
        try (RowReader reading = rows.reader()) {
            while (next < end && selection.goesOn() && !rows.isClosed()) {
                slice(reading, walk, end, selection);
            }
        }
    }

    private void slice(RowReader reading, KeyWalk walk, long end, Selection selection) throws IOException {
        int some = walk.next();
        RowVisitor<RuntimeException> take = shown -> selection.row(shown, reader);
        for (int i = 0; i < some && next < end && selection.goesOn(); i++) {
            long key = walk.key(i);
            if (RecordKey.record(key) < end && reading.readKey(key, take) == Outcome.UNREADABLE) {
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
        if (paths != null && reader != null) {
            paths.giveBack(reader);
        }
    }
}
