package dev.tidemark.bench;

import dev.tidemark.export.Export;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What is made of rows: their fields, paths and lines of text. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(LoopSample.RECORDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowLoops {

    /** The control: a row's fields read in place. */
    @Benchmark
    public long fields(LoopSample sample) {
        RecordStore store = sample.store();
        RecordCursor cursor = new RecordCursor();
        long sum = 0;
        long stamp = store.enter();
        try {
            for (long record = 0; record < store.endRecord(); record++) {
                store.read(record, cursor);
                sum += cursor.usn() ^ cursor.fileIdLow() ^ cursor.reason();
            }
        } finally {
            store.exit(stamp);
        }
        return sum;
    }

    @Benchmark
    public long directories(LoopSample sample) {
        RecordStore store = sample.store();
        PathIndex paths = sample.source().paths();
        PathReader reader = paths.borrow();
        RecordCursor cursor = new RecordCursor();
        long sum = 0;
        long stamp = store.enter();
        try {
            for (long record = 0; record < store.endRecord(); record++) {
                store.read(record, cursor);
                sum += reader.directory(cursor).path().length();
            }
        } finally {
            store.exit(stamp);
            paths.giveBack(reader);
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
