package dev.tidemark.bench;

import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.store.RecordStore;
import dev.tidemark.usn.Reason;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Filters on one processor, beside copying the column of the reasons. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(LoopSample.RECORDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterLoops {

    private static final FilterSpec REASONS =
            FilterSpec.ALL.withReasons(Reason.FILE_CREATE.bit() | Reason.RENAME_NEW_NAME.bit(), 0, Reason.CLOSE.bit());

    @Benchmark
    public long reasons(LoopSample sample) throws Exception {
        return found(sample, REASONS);
    }

    @Benchmark
    public long names(LoopSample sample) throws Exception {
        return found(sample, FilterSpec.ALL.withName("report"));
    }

    @Benchmark
    public long namesWithWildcards(LoopSample sample) throws Exception {
        return found(sample, FilterSpec.ALL.withName("rep*.docx"));
    }

    @Benchmark
    public long paths(LoopSample sample) throws Exception {
        return found(sample, FilterSpec.ALL.withPath("report"));
    }

    /** The control. */
    @Benchmark
    public int[] copyReasons(LoopSample sample) {
        RecordStore store = sample.store();
        int[] copy = sample.copy();
        long stamp = store.enter();
        try {
            RecordStore.Slice slice = store.slice(0);
            for (int at = 0; slice != null; slice = store.slice(at)) {
                int count = slice.to() - slice.from();
                System.arraycopy(slice.reasons(), slice.from(), copy, at, count);
                at += count;
            }
        } finally {
            store.exit(stamp);
        }
        return copy;
    }

    private static long found(LoopSample sample, FilterSpec spec) throws InterruptedException {
        try (FilteredRows rows = new FilteredRows(
                sample.store(), spec, Runnable::run, sample.source().paths())) {
            rows.await();
            return rows.size();
        }
    }
}
