package dev.tidemark.bench;

import dev.tidemark.capture.Source;
import dev.tidemark.capture.SourceState;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.MappedFile;
import dev.tidemark.store.RecordStore;
import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.ScanSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;

/**
 * A file's records over and over, each time from a mapping of its own: as many rows as wanted without a file as large. One
 * thread fills it, or lets it grow.
 */
final class RepeatedSource implements Source {

    private final Path file;
    private final MappedFile bytes;
    private final RecordStore store;
    private final PathIndex paths;
    private final int[] offsets;
    private long rows;

    private final Phase phase;

    private RepeatedSource(int number, Path file, MappedFile bytes, int[] offsets, Phase phase) {
        this.file = file;
        this.bytes = bytes;
        this.phase = phase;
        this.store = RecordStore.over(number, bytes);
        this.paths = new PathIndex(store, false, row -> true, () -> true, null);
        this.offsets = offsets;
    }

    /**
     * @param file a {@code $J} of less than 1 GiB, with records
     * @throws IOException if it cannot be mapped that often
     */
    static RepeatedSource of(Path file, long rows) throws IOException {
        return of(0, file, rows, Phase.READING);
    }

    /**
     * One of several, to which nothing is added.
     *
     * @param number tells its rows from those of others
     */
    static RepeatedSource part(int number, Path file, long rows) throws IOException {
        return of(number, file, rows, Phase.COMPLETE);
    }

    private static RepeatedSource of(int number, Path file, long rows, Phase phase) throws IOException {
        int[] offsets = offsets(file);
        int copies = Math.toIntExact((rows + offsets.length - 1) / offsets.length);
        RepeatedSource source =
                new RepeatedSource(number, file, MappedFile.open(Collections.nCopies(copies, file)), offsets, phase);
        source.grow(rows);
        source.paths.start();
        try {
            // Else the taking in of paths would be measured together with the table.
            source.paths.await(rows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return source;
    }

    private static int[] offsets(Path file) throws IOException {
        Offsets found = new Offsets();
        try (MappedFile once = MappedFile.open(file)) {
            ByteBuffer window = once.buffer(0);
            new JournalScanner(found).scan(window, 0, 0, window.limit(), window.limit(), true);
        }
        return Arrays.copyOf(found.offsets, found.count);
    }

    private static final class Offsets implements ScanSink {

        private int[] offsets = new int[1 << 16];
        private int count;

        @Override
        public void record(long offset, ByteBuffer window, int at, int length) {
            offsets = count < offsets.length ? offsets : Arrays.copyOf(offsets, 2 * count);
            offsets[count++] = (int) offset;
        }

        @Override
        public void gap(long offset, long length, GapKind kind) {
            // Only records count.
        }
    }

    /** Appends rows; behind the last mapping the records of the first come again. */
    void grow(long more) {
        for (long i = 0; i < more; i++) {
            int copy = (int) (rows / offsets.length % bytes.windowCount());
            long offset = MappedFile.windowStart(copy) + offsets[(int) (rows % offsets.length)];
            store.appendAt(offset, bytes.buffer(offset), bytes.position(offset));
            rows++;
        }
        store.publish();
    }

    @Override
    public String name() {
        return rows + " rows";
    }

    @Override
    public String location() {
        return file.toString();
    }

    @Override
    public RecordStore store() {
        return store;
    }

    @Override
    public PathIndex paths() {
        return paths;
    }

    @Override
    public SourceState state() {
        return new SourceState(phase, rows, rows, null);
    }

    @Override
    public void close() {
        paths.close();
        store.close();
    }
}
