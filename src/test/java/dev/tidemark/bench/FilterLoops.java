package dev.tidemark.bench;

import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.usn.Reason;
import org.openjdk.jmh.annotations.Benchmark;

/** Filters on one processor, beside copying the column of the reasons. */
public class FilterLoops extends PerRecord {

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
        FilterBench.copyReasons(sample.store(), sample.copy());
        return sample.copy();
    }

    private static long found(LoopSample sample, FilterSpec spec) throws InterruptedException {
        try (FilteredRows rows = new FilteredRows(
                sample.store(), spec, Runnable::run, sample.source().paths())) {
            rows.await();
            return rows.size();
        }
    }
}
