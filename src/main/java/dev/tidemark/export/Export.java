package dev.tidemark.export;

import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Writes rows of a store. */
public final class Export {

    private static final int SLICE = 1 << 13;

    private Export() {}

    /**
     * How an export went.
     *
     * @param written how many records were written
     * @param leftOut how many were not: the format has no line for their version, or their bytes have gone
     */
    public record Result(long written, long leftOut) {}

    /**
     * Writes rows, without those that are no records. May take long: not for the FX thread.
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
        RecordCursor cursor = new RecordCursor();
        long written = 0;
        long leftOut = 0;
        writer.begin();
        for (long at = from; at < to && !cancelled.getAsBoolean(); at += SLICE) {
            long until = Math.min(to, at + SLICE);
            Result slice = slice(rows, at, until, writer, paths, cursor);
            written += slice.written;
            leftOut += slice.leftOut;
            progress.accept(until - from);
        }
        writer.flush();
        return new Result(written, leftOut);
    }

    /** Writes a slice of rows; meanwhile the store frees nothing. */
    public static Result slice(Rows rows, long from, long to, RecordWriter writer, RecordCursor cursor)
            throws IOException {
        return slice(rows, from, to, writer, null, cursor);
    }

    private static Result slice(
            Rows rows, long from, long to, RecordWriter writer, @Nullable PathReader paths, RecordCursor cursor)
            throws IOException {
        RecordStore store = rows.store();
        long stamp = store.enter();
        if (stamp == 0) {
            return new Result(0, 0);
        }
        long written = 0;
        long leftOut = 0;
        try {
            for (long row = from; row < to; row++) {
                if (!store.read(rows.recordAt(row), cursor)) {
                    leftOut++;
                } else if (!cursor.isMarker()) {
                    boolean done = paths == null
                            ? writer.write(cursor.bytes(), cursor.position())
                            : writer.write(cursor.bytes(), cursor.position(), paths.path(cursor));
                    written += done ? 1 : 0;
                    leftOut += done ? 0 : 1;
                }
            }
        } finally {
            store.exit(stamp);
        }
        return new Result(written, leftOut);
    }
}
