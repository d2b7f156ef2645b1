package dev.tidemark.export;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeRowReader;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.Rows;
import dev.tidemark.view.ShownSnapshot;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Writes rows of any list, in their order. Belongs to one thread, and takes long: not for the FX thread. */
public final class Export {

    private static final int SLICE = 1 << 13;

    private final RecordWriter writer;
    private final @Nullable PathReader paths;
    private final RecordView view = new RecordView();
    private final Tally tally = new Tally();
    private long row;

    private Export(RecordWriter writer, @Nullable PathReader paths) {
        this.writer = writer;
        this.paths = paths;
    }

    /**
     * How an export went.
     *
     * @param written how many records were written
     * @param leftOut how many rows were not, and why
     */
    public record Result(long written, LeftOut leftOut) {}

    /**
     * Writes rows, without those that are no records.
     *
     * @param from the first row
     * @param to one more than the last row
     * @param cancelled asked every few thousand rows
     * @param progress told the rows done, as often
     * @throws IOException if the stream cannot be written
     */
    public static Result write(
            Rows rows, long from, long to, RecordWriter writer, BooleanSupplier cancelled, LongConsumer progress)
            throws IOException {
        return write(rows, from, to, writer, null, cancelled, progress);
    }

    /**
     * Writes rows with their paths.
     *
     * @param paths gives them, {@code null} for none
     */
    public static Result write(
            Rows rows,
            long from,
            long to,
            RecordWriter writer,
            @Nullable PathReader paths,
            BooleanSupplier cancelled,
            LongConsumer progress)
            throws IOException {
        Export export = new Export(writer, paths);
        writer.begin();
        try (RowReader reader = rows.reader()) {
            for (long at = from; at < to && !cancelled.getAsBoolean(); at += SLICE) {
                long until = Math.min(to, at + SLICE);
                export.slice(reader, at, until);
                progress.accept(until - from);
            }
        }
        writer.flush();
        return export.tally.result();
    }

    /**
     * Writes what was shown at one moment, in the order in which it was shown, with paths where the columns have them. Rows
     * that the source dropped meanwhile are counted as gone.
     */
    public static Result write(
            ShownSnapshot shown, RecordWriter writer, BooleanSupplier cancelled, LongConsumer progress)
            throws IOException {
        PathReader paths = shown.paths().borrow();
        try {
            Export export = new Export(writer, paths);
            writer.begin();
            export.all(shown, cancelled, progress);
            writer.flush();
            return export.tally.result();
        } finally {
            shown.paths().giveBack(paths);
        }
    }

    private void all(ShownSnapshot shown, BooleanSupplier cancelled, LongConsumer progress) throws IOException {
        ShownSnapshot.Keys keys = shown.keys();
        row = 0;
        try (RowReader reader = shown.rows().reader()) {
            RowVisitor<IOException> visitor = cursor -> visit(cursor, LifeRowReader.of(reader));
            for (int count = keys.next(); count > 0 && !cancelled.getAsBoolean(); count = keys.next()) {
                for (int i = 0; i < count; i++, row++) {
                    Outcome outcome = reader.readKey(keys.key(i), visitor);
                    if (outcome != Outcome.READ) {
                        tally.missing(outcome);
                    }
                }
                progress.accept(row);
            }
        }
        if (!cancelled.getAsBoolean()) {
            tally.gone(shown.size() - row);
        }
    }

    private void slice(RowReader reader, long from, long to) throws IOException {
        RowVisitor<IOException> visitor = cursor -> visit(cursor, LifeRowReader.of(reader));
        for (row = from; row < to; row++) {
            Outcome outcome = reader.read(row, visitor);
            if (outcome != Outcome.READ) {
                tally.missing(outcome);
            }
        }
    }

    private void visit(RecordCursor cursor, @Nullable LifeFacts life) throws IOException {
        if (cursor.isMarker()) {
            tally.noRecord();
            return;
        }
        view.show(cursor).inRow(row).withPaths(paths).withLife(life);
        tally.write(view, writer);
    }
}
