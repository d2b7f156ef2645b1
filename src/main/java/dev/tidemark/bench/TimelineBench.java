package dev.tidemark.bench;

import dev.tidemark.capture.FileSource;
import dev.tidemark.field.Fields;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.Span;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.filter.language.Value;
import dev.tidemark.store.RecordStore;
import dev.tidemark.summary.TimeRange;
import dev.tidemark.summary.Timeline;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the timeline: when all of it is there after a file is opened, beside opening the file alone; and how soon the first rows of
 * a range are there that was dragged on it, beside those of a filter by reasons.
 */
final class TimelineBench implements AutoCloseable {

    private static final int WARM_UP = 3;
    private static final int BUCKETS = 500;
    private static final int DRAGS = 101;

    /** Part of the whole time that a dragged range covers: one in so many. */
    private static final int DRAGGED_PART = 100;

    private static final long PULSE_NANOS = 16_000_000;

    private final Path file;
    private final int passes;
    private final ExecutorService executor =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    TimelineBench(Path file, int passes) {
        this.file = file;
        this.passes = passes;
    }

    Map<String, Object> run() throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        openings(figures);
        try (FileSource source = Sample.load(file);
                Timeline timeline = new Timeline(source.store(), executor)) {
            timeline.ask(null, BUCKETS);
            timeline.await();
            drags(source.store(), timeline, figures);
            figures.put("timelineBytes", timeline.bytes());
        }
        return figures;
    }

    // --- opening

    private void openings(Map<String, Object> figures) throws Exception {
        Passes alone = new Passes(WARM_UP + passes);
        Passes with = new Passes(WARM_UP + passes);
        Passes counting = new Passes(WARM_UP + passes);
        for (int pass = -WARM_UP; pass < passes; pass++) {
            if (pass == 0) {
                alone.forget();
                with.forget();
                counting.forget();
            }
            alone.time(this::open);
            figures.put("records", with.time(this::openWithTimeline));
            try (FileSource source = Sample.load(file)) {
                counting.time(() -> count(source.store()));
            }
        }
        figures.put("indexSeconds", alone.median());
        figures.put("readySeconds", with.median());
        figures.put("timesIndex", with.median() / alone.median());
        figures.put("leastTimesIndex", with.least() / alone.least());
        figures.put("countSeconds", counting.median());
    }

    private long open() throws IOException, InterruptedException {
        try (FileSource source = Sample.load(file)) {
            return source.store().size();
        }
    }

    /** As a window does: the timeline goes on once a pulse while the file is taken in. */
    private long openWithTimeline() throws IOException, InterruptedException {
        try (FileSource source = FileSource.open(file, Sample.tempFolder());
                Timeline timeline = new Timeline(source.store(), executor)) {
            timeline.ask(null, BUCKETS);
            while (source.growing()) {
                timeline.advance();
                LockSupport.parkNanos(PULSE_NANOS);
            }
            timeline.await();
            return source.store().size();
        }
    }

    private long count(RecordStore store) throws InterruptedException {
        try (Timeline timeline = new Timeline(store, executor)) {
            timeline.ask(null, BUCKETS);
            timeline.await();
            return timeline.counts().buckets();
        }
    }

    // --- dragging

    private void drags(RecordStore store, Timeline timeline, Map<String, Object> figures) throws Exception {
        TimeRange extent = timeline.counts().extent();
        if (extent == null) {
            // Nothing can be dragged over where no record has a time.
            return;
        }
        Passes first = new Passes(DRAGS);
        Passes reasons = new Passes(DRAGS);
        Passes zooms = new Passes(DRAGS);
        Random random = new Random(1);
        FilterSpec spec = FilterSpec.ALL.withReasons(
                Reason.FILE_CREATE.bit() | Reason.RENAME_NEW_NAME.bit(), 0, Reason.CLOSE.bit());
        for (int i = 0; i < DRAGS; i++) {
            long ticks = Math.max(1, extent.ticks() / DRAGGED_PART);
            long from = extent.from() + random.nextLong(Math.max(1, extent.ticks() - ticks));
            TimeRange range = new TimeRange(from, from + ticks);
            CompiledFilter filter = CompiledFilter.of(within(range), TimeContext.utc(Instant.EPOCH));
            first.time(() -> FilterBench.firstRows(() -> new FilteredRows(store, filter, executor, null)));
            reasons.time(() -> FilterBench.firstRows(() -> new FilteredRows(store, spec, executor)));
            zooms.time(() -> zoom(timeline, range));
        }
        figures.put("drags", DRAGS);
        figures.put("firstRowsSeconds", first.median());
        figures.put("reasonsFirstRowsSeconds", reasons.median());
        figures.put("zoomSeconds", zooms.median());
    }

    private static Node within(TimeRange range) {
        return Node.and(List.of(
                new Node.Compare(Span.NONE, Fields.TIME, Operator.AT_LEAST, new Value.Exact(range.from())),
                new Node.Compare(Span.NONE, Fields.TIME, Operator.LESS, new Value.Exact(range.to()))));
    }

    private static long zoom(Timeline timeline, TimeRange range) throws InterruptedException {
        timeline.ask(range, BUCKETS);
        timeline.await();
        return timeline.counts().buckets();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
