package dev.tidemark.bench;

import dev.tidemark.capture.FileSource;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Measures how fast a {@code $J} is opened, validated and put into columns. */
final class IndexBench {

    private static final int WARM_UP = 3;
    private static final int SLICE_SHIFT = 16;
    private static final long SLICE = 1L << SLICE_SHIFT;

    private final Path file;
    private final int passes;
    private long records;
    private long checksum;

    IndexBench(Path file, int passes) {
        this.file = file;
        this.passes = passes;
    }

    /**
     * Runs warm passes; each opens the file, fills every column and sums {@code usn ^ time}.
     *
     * @return the figures under their names
     */
    Map<String, Object> run() throws Exception {
        Passes times = new Passes(WARM_UP + passes);
        for (int pass = -WARM_UP; pass < passes; pass++) {
            if (pass == 0) {
                times.forget();
            }
            checksum = times.time(this::pass);
        }
        double median = times.median();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("file", file.toString());
        figures.put("records", records);
        figures.put("seconds", median);
        figures.put("leastSeconds", times.least());
        figures.put("recordsPerSecond", Math.round(records / median));
        figures.put("megabytesPerSecond", Math.round(Files.size(file) / median / 1e6));
        figures.put("heapBytesPerRecord", heapPerRecord());
        // Columns lie on the heap; what is mapped is the file itself.
        figures.put("mappedColumnBytesPerRecord", 0.0);
        figures.put("checksum", checksum);
        return figures;
    }

    private long pass() throws IOException, InterruptedException {
        try (FileSource source = Sample.load(file)) {
            RecordStore store = source.store();
            records = store.size();
            long slices = records + SLICE - 1 >> SLICE_SHIFT;
            return LongStream.range(0, slices)
                    .parallel()
                    .map(slice -> sum(store, slice << SLICE_SHIFT))
                    .sum();
        }
    }

    private static long sum(RecordStore store, long from) {
        Sum sum = new Sum();
        try (StoreReader reader = store.reader()) {
            long to = Math.min(store.endRecord(), from + SLICE);
            for (long record = from; record < to; record++) {
                reader.readRecord(record, sum);
            }
        }
        return sum.value;
    }

    private static final class Sum implements RowVisitor<RuntimeException> {

        private long value;

        @Override
        public void visit(RecordCursor row) {
            value += row.isMarker() ? 0 : row.usn() ^ row.time();
        }
    }

    /** The heap a loaded file holds, per record, after collection. */
    private double heapPerRecord() throws IOException, InterruptedException {
        long before = usedHeap();
        try (FileSource source = Sample.load(file)) {
            long held = usedHeap() - before;
            return records == 0 ? 0 : Math.round(held * 100.0 / records) / 100.0;
        }
    }

    private static long usedHeap() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
