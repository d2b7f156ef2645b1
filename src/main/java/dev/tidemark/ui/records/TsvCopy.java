package dev.tidemark.ui.records;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeRowReader;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.view.ShownRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes selected rows as tab-separated values under a header. Not thread-safe; works on one thread of its own. A field that
 * a record does not have is empty; a row that is no record has its text in the first column.
 */
final class TsvCopy {

    /** No more rows than this are copied. */
    static final long MOST_ROWS = 1_000_000;

    /** No more characters than about this are copied: 128 MiB. */
    static final int MOST_CHARS = 64 << 20;

    /** So many rows are read before other threads get a chance to free or close the store. */
    private static final int SLICE = 1024;

    /**
     * What was copied.
     *
     * @param text the header and the rows
     * @param rows how many rows
     * @param complete whether these are all that were selected
     */
    record Result(String text, long rows, boolean complete) {}

    private final ShownRows rows;
    private final RecordRanges keys;
    private final CopyForm form;
    private final List<RecordColumn> columns;
    private final long expected;
    private final long mostRows;
    private final @Nullable PathIndex paths;
    private @Nullable PathReader pathReader;
    private final RowSlot slot = new RowSlot();
    private final StringBuilder text = new StringBuilder();
    private final long[] places = new long[SLICE];
    private final long[] found = new long[SLICE];
    private long row;
    private long copied;

    /**
     * @param keys the selected rows' keys; not changed by anyone meanwhile
     * @param expected how many rows these are, for the progress
     * @param paths where the files were, {@code null} when nobody knows
     */
    TsvCopy(ShownRows rows, RecordRanges keys, CopyForm form, long expected, @Nullable PathIndex paths) {
        this(rows, keys, form, expected, MOST_ROWS, paths);
    }

    TsvCopy(ShownRows rows, RecordRanges keys, CopyForm form, long expected, long mostRows, @Nullable PathIndex paths) {
        boolean wanted =
                form.columns().stream().anyMatch(column -> column.field().usesPath());
        this.paths = wanted ? paths : null;
        this.rows = rows;
        this.keys = keys;
        this.form = form;
        this.columns = form.columns();
        this.expected = expected;
        this.mostRows = mostRows;
    }

    Result copy(BackgroundTask task) {
        PathReader reader = paths == null ? null : paths.borrow();
        try {
            pathReader = reader;
            return copyRows(task);
        } finally {
            pathReader = null;
            if (paths != null && reader != null) {
                paths.giveBack(reader);
            }
        }
    }

    private Result copyRows(BackgroundTask task) {
        header();
        long total = Math.max(1, Math.min(mostRows, expected));
        boolean complete = true;
        for (int i = 0; i < keys.count() && complete; i++) {
            long key = keys.from(i);
            while (key < keys.to(i) && complete && !task.isCancelled()) {
                key = slice(key, keys.to(i));
                complete = key >= keys.to(i) || !full();
                task.progress(copied, total);
            }
            complete &= i == keys.count() - 1 || !full();
        }
        return new Result(text.toString(), copied, complete);
    }

    private boolean full() {
        return copied >= mostRows || text.length() >= MOST_CHARS;
    }

    private void header() {
        for (int i = 0; i < columns.size(); i++) {
            text.append(i == 0 ? "" : "\t").append(columns.get(i).title());
        }
        text.append('\n');
    }

    /** Copies rows from a place on; returns the first place that was not looked at. */
    private long slice(long from, long end) {
        try (RowReader reader = rows.reader()) {
            int count = find(from, end);
            for (int i = 0; i < count; i++) {
                if (full()) {
                    return places[i];
                }
                line(reader, i);
            }
            return count < SLICE ? end : places[count - 1] + 1;
        }
    }

    /**
     * Rows that leave at the front move the others: then the next places and their keys are looked for again. No further than
     * the end, for a selection may be a million ranges of a row each.
     */
    private int find(long from, long end) {
        int count;
        long front;
        do {
            front = rows.key(0);
            row = rows.rowOfPlace(from);
            long size = rows.size();
            count = 0;
            while (count < SLICE && row + count < size && rows.place(row + count) < end) {
                places[count] = rows.place(row + count);
                found[count] = rows.key(row + count);
                count++;
            }
        } while (rows.key(0) != front);
        return count;
    }

    private void line(RowReader reader, int index) {
        if (reader.readKey(found[index], shown -> take(shown, LifeRowReader.of(reader))) != Outcome.READ) {
            return;
        }
        slot.row = row + index;
        Marker marker = slot.marker;
        for (int i = 0; i < columns.size(); i++) {
            text.append(i == 0 ? "" : "\t");
            field(marker == null ? form.text(columns.get(i), slot) : i == 0 ? MarkerWords.of(marker) : null);
        }
        text.append('\n');
        copied++;
    }

    private void take(RecordCursor row, @Nullable LifeFacts life) {
        slot.fill(row);
        slot.setLife(life);
        slot.setPath(pathReader == null ? null : pathReader.path(row));
    }

    /** A damaged name can hold anything: what would break the row becomes a blank. */
    private void field(@Nullable String value) {
        if (value == null) {
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            text.append(c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
        }
    }
}
