package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import java.util.EnumSet;
import java.util.Set;

/** Not thread-safe. Hands the rows of a source to a selection, each with the path its file had. */
final class PathRows implements AutoCloseable {

    private static final int SLICE = 1 << 13;

    /** That reading began or ended is no gap. */
    private static final Set<Marker.Kind> NOT_SAID = EnumSet.of(Marker.Kind.STARTED, Marker.Kind.STOPPED);

    private final RecordStore store;
    private final PathIndex paths;
    private final PathReader reader;
    private final FilteredRows filtered;
    private final Rows rows;
    private final RecordCursor cursor = new RecordCursor();
    private long next;

    /**
     * @param filter of which only the condition on the path is tested here
     */
    PathRows(Source source, FilterSpec filter) {
        FilterSpec onPath = FilterSpec.ALL.withPath(filter.path());
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
     */
    void writeTo(long end, Selection selection) throws InterruptedException {
        if (rows == filtered) {
            filtered.await();
        }
        paths.await(end);
        boolean more = true;
        while (more && selection.goesOn()) {
            more = slice(end, selection);
        }
    }

    private boolean slice(long end, Selection selection) {
        long stamp = store.enter();
        if (stamp == 0) {
            return false;
        }
        try {
            long row = rowFrom(next);
            long last = rowFrom(end);
            long until = Math.min(row + SLICE, last);
            for (; row < until; row++) {
                give(rows.recordAt(row), selection);
            }
            next = until == last ? end : Math.max(next, rows.recordAt(until));
            return next < end;
        } finally {
            store.exit(stamp);
        }
    }

    /** The first row that shows a record, or one behind it. */
    private long rowFrom(long record) {
        long found = rows.indexOf(record);
        return found >= 0 ? found : -(found + 1);
    }

    private void give(long record, Selection selection) {
        if (!store.read(record, cursor)) {
            return;
        }
        Marker marker = cursor.marker();
        if (marker == null) {
            selection.record(cursor.bytes(), cursor.position(), reader.path(cursor));
        } else if (!NOT_SAID.contains(marker.kind())) {
            selection.gap(marker.text());
        }
    }

    @Override
    public void close() {
        filtered.close();
        paths.giveBack(reader);
    }
}
