package dev.tidemark.bench;

import dev.tidemark.export.Export;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
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

    private static long sum(RecordStore store, ToLongFunction<RecordCursor> value) {
        RecordCursor cursor = new RecordCursor();
        long sum = 0;
        long stamp = store.enter();
        try {
            for (long record = 0; record < store.endRecord(); record++) {
                store.read(record, cursor);
                sum += value.applyAsLong(cursor);
            }
        } finally {
            store.exit(stamp);
        }
        return sum;
    }

    @Benchmark
    public long csv(LoopSample sample) throws IOException {
        return Export.write(
                        sample.store(),
                        0,
                        sample.store().size(),
                        ExportFormat.CSV.writer(OutputStream.nullOutputStream(), false),
                        () -> false,
                        rows -> {})
                .written();
    }
}
