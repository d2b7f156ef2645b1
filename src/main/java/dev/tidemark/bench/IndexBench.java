package dev.tidemark.bench;

import dev.tidemark.capture.FileSource;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
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
        RecordCursor cursor = new RecordCursor();
        long sum = 0;
        long stamp = store.enter();
        for (long record = from; record < from + SLICE && store.read(record, cursor); record++) {
            sum += cursor.isMarker() ? 0 : cursor.usn() ^ cursor.time();
        }
        store.exit(stamp);
        return sum;
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
