package dev.tidemark.bench;

import dev.tidemark.capture.FileSource;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures how fast a {@code $J} is opened, validated and put into columns. */
final class IndexBench {

    private static final int WARM_UP = 3;

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
    Map<String, Object> run() throws IOException, InterruptedException {
        double[] seconds = new double[passes];
        for (int i = -WARM_UP; i < passes; i++) {
            long start = System.nanoTime();
            pass();
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        double median = seconds[passes / 2];
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("file", file.toString());
        figures.put("records", records);
        figures.put("seconds", median);
        figures.put("recordsPerSecond", Math.round(records / median));
        figures.put("heapBytesPerRecord", heapPerRecord());
        figures.put("mappedColumnBytesPerRecord", 0.0);
        figures.put("checksum", checksum);
        return figures;
    }

    private void pass() throws IOException, InterruptedException {
        try (FileSource source = FileSource.open(file, Path.of(System.getProperty("java.io.tmpdir")))) {
            source.awaitLoaded();
            RecordStore store = source.store();
            records = store.size();
            checksum = sum(store);
        }
    }

    private static long sum(RecordStore store) {
        RecordCursor cursor = new RecordCursor();
        long sum = 0;
        long stamp = store.enter();
        for (long record = 0; record < store.endRecord(); record++) {
            store.read(record, cursor);
            sum += cursor.isMarker() ? 0 : cursor.usn() ^ cursor.time();
        }
        store.exit(stamp);
        return sum;
    }

    /** The heap a loaded file holds, per record, after collection. */
    private double heapPerRecord() throws IOException, InterruptedException {
        long before = usedHeap();
        try (FileSource source = FileSource.open(file, Path.of(System.getProperty("java.io.tmpdir")))) {
            source.awaitLoaded();
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
