package dev.tidemark.export;

import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowVisitor;
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
        Writing writing = new Writing(writer, paths);
        writer.begin();
        try (RowReader reader = rows.reader()) {
            for (long row = from; row < to; row++) {
                if ((row - from) % SLICE == 0) {
                    progress.accept(row - from);
                    if (cancelled.getAsBoolean()) {
                        break;
                    }
                }
                writing.write(reader, row);
            }
        }
        progress.accept(to - from);
        writer.flush();
        return new Result(writing.written, writing.leftOut);
    }

    /** Writes rows one by one, and counts. */
    private static final class Writing implements RowVisitor<IOException> {

        private final RecordWriter writer;
        private final @Nullable PathReader paths;
        private boolean done;
        private long written;
        private long leftOut;

        Writing(RecordWriter writer, @Nullable PathReader paths) {
            this.writer = writer;
            this.paths = paths;
        }

        void write(RowReader reader, long row) throws IOException {
            done = false;
            if (reader.read(row, this) == Outcome.READ && done) {
                return;
            }
            leftOut++;
        }

        @Override
        public void visit(RecordCursor row) throws IOException {
            if (row.isRecord()) {
                done = paths == null
                        ? writer.write(row.bytes(), row.position())
                        : writer.write(row.bytes(), row.position(), paths.path(row));
                written += done ? 1 : 0;
            } else {
                done = true;
            }
        }
    }
}
