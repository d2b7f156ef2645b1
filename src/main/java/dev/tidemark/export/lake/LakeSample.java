package dev.tidemark.export.lake;

import dev.tidemark.capture.Source;
import dev.tidemark.export.parquet.ParquetWriter;
import dev.tidemark.export.parquet.TableWriter;
import dev.tidemark.history.RecordLives;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.Rows;
import dev.tidemark.store.StoreReader;
import dev.tidemark.view.ShownSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What an export of rows into a lake would look like, from some of them. Immutable.
 *
 * @param lines the folder of the first row, and a line for each column: its name, its type, and what the first rows have in it
 * @param rows how many rows there are
 * @param bytes about how many bytes the files will have together
 */
public record LakeSample(List<String> lines, long rows, long bytes) {

    /** How many rows are shown. */
    static final int SHOWN = 2;

    /** So many rows are written to be measured, at so many places; fewer are measured all. */
    static final int PLACES = 8;

    static final int ROWS_AT_A_PLACE = 1 << 12;

    public LakeSample {
        lines = List.copyOf(lines);
    }

    /**
     * Writes some rows of what is shown to nowhere. Takes a moment: not for the FX thread.
     *
     * @param cancelled whether nobody wants it any more
     */
    public static LakeSample of(
            ShownSnapshot shown, Source source, LakeOrigin origin, LakeOptions options, BooleanSupplier cancelled)
            throws IOException {
        PathReader paths = shown.paths().borrow();
        try (StoreReader reader = source.store().reader()) {
            return new Sampling(shown, source, origin, options, paths, reader, cancelled).sample();
        } finally {
            shown.paths().giveBack(paths);
        }
    }

    /** Counts what is written. Not thread-safe. */
    private static final class Counted extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] more, int from, int length) {
            bytes += length;
        }
    }

    /** Looks at the rows. Not thread-safe. */
    private static final class Sampling {

        private final ShownSnapshot shown;
        private final Source source;
        private final StoreReader reader;
        private final BooleanSupplier cancelled;
        private final LakeOptions options;
        private final LakeLayout layout;
        private final UsnTable table;
        private final LakeBatch batch;
        private RecordLives lives = new RecordLives();
        private int firstDay = Days.NONE;

        Sampling(
                ShownSnapshot shown,
                Source source,
                LakeOrigin origin,
                LakeOptions options,
                PathReader paths,
                StoreReader reader,
                BooleanSupplier cancelled) {
            this.shown = shown;
            this.source = source;
            this.reader = reader;
            this.cancelled = cancelled;
            this.options = options;
            layout = LakeLayout.of(source.store(), origin, options);
            table = new UsnTable(origin, options.exportedAt());
            batch = new LakeBatch(paths, origin.inFile());
        }

        LakeSample sample() throws IOException {
            List<String> lines = lines();
            Counted out = new Counted();
            TableWriter file = new ParquetWriter(out, "", table.columns(), options.compression());
            try {
                long measured = shown.size() == 0 ? 0 : measure(file);
                file.finish();
                long bytes = measured == 0 ? 0 : Math.round((double) out.bytes / measured * shown.size());
                return new LakeSample(lines, shown.size(), bytes);
            } finally {
                file.release();
            }
        }

        private List<String> lines() {
            List<SampleColumn> columns =
                    table.columns().stream().map(SampleColumn::new).toList();
            for (long at = 0; at < Math.min(SHOWN, shown.size()); at++) {
                gather(at);
            }
            table.give(batch, columns::get);
            batch.clear();
            int widest = table.columns().stream()
                    .mapToInt(column -> column.name().length())
                    .max()
                    .orElse(1);
            List<String> lines = new ArrayList<>();
            lines.add(options.folder()
                            .relativize(layout.folder("usn", firstDay))
                            .toString()
                            .replace('\\', '/') + "/");
            columns.forEach(column -> lines.add(column.line(widest)));
            return lines;
        }

        private long measure(TableWriter file) throws IOException {
            long all = (long) PLACES * ROWS_AT_A_PLACE;
            if (shown.size() <= all) {
                return measure(file, 0, shown.size());
            }
            long measured = 0;
            for (int place = 0; place < PLACES; place++) {
                long from = (shown.size() - ROWS_AT_A_PLACE) / (PLACES - 1) * place;
                measured += measure(file, from, from + ROWS_AT_A_PLACE);
            }
            return measured;
        }

        private long measure(TableWriter file, long from, long to) throws IOException {
            lives = new RecordLives();
            long measured = 0;
            for (long at = from; at < to && !cancelled.getAsBoolean(); at++) {
                gather(at);
                if (batch.isFull() || at + 1 == to) {
                    measured += batch.count();
                    table.write(batch, file);
                    batch.clear();
                }
            }
            return measured;
        }

        private void gather(long at) {
            Rows rows = shown.rows();
            long key = at < rows.size() ? rows.keyAt(at) : RecordKey.NONE;
            if (key == RecordKey.NONE || RecordKey.source(key) != source.store().source()) {
                return;
            }
            Outcome outcome = reader.readRecord(RecordKey.record(key), this::look);
            if (outcome == Outcome.READ) {
                batch.take();
            } else {
                lives.lose();
            }
        }

        private void look(RecordCursor row) {
            lives.take(row);
            batch.gather(row, lives, source.journalIdAt(row.record()));
            if (firstDay == Days.NONE && LakeBatch.hasTime(row)) {
                firstDay = Days.of(row.time());
            }
        }
    }
}
