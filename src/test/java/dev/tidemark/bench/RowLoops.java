package dev.tidemark.bench;

import dev.tidemark.export.Export;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.StoreReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.ToLongFunction;
import org.openjdk.jmh.annotations.Benchmark;

/** What is made of rows: their fields, paths and lines of text. */
public class RowLoops extends PerRecord {

    /** The control: a row's fields read in place. */
    @Benchmark
    public long fields(LoopSample sample) {
        return sum(sample.store(), row -> row.usn() ^ row.fileIdLow() ^ row.reason());
    }

    @Benchmark
    public long directories(LoopSample sample) {
        PathIndex paths = sample.source().paths();
        PathReader reader = paths.borrow();
        try {
            return sum(sample.store(), row -> reader.directory(row).path().length());
        } finally {
            paths.giveBack(reader);
        }
    }

    private static final class Sum implements RowVisitor<RuntimeException> {

        private final ToLongFunction<RecordCursor> value;
        private long total;

        Sum(ToLongFunction<RecordCursor> value) {
            this.value = value;
        }

        @Override
        public void visit(RecordCursor row) {
            total += value.applyAsLong(row);
        }
    }

    private static long sum(RecordStore store, ToLongFunction<RecordCursor> value) {
        Sum sum = new Sum(value);
        try (StoreReader reader = store.reader()) {
            for (long record = 0; record < store.endRecord(); record++) {
                reader.readRecord(record, sum);
            }
        }
        return sum.total;
    }

    @Benchmark
    public long csv(LoopSample sample) throws IOException {
        return Export.write(
                        sample.store(),
                        0,
                        sample.store().size(),
                        ExportColumns.standard(FieldRegistry.standard(), ExportFormat.CSV, false)
                                .writer(OutputStream.nullOutputStream()),
                        () -> false,
                        rows -> {})
                .written();
    }
}
