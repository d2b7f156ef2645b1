package dev.tidemark.bench;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.CarvedOrder;
import dev.tidemark.capture.Carving;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures how fast a file is searched for records, ordering and dropping doubles too, taking turns with a bare pass over the
 * same file that tests length and version wherever a record could begin.
 */
final class CarveBench {

    private static final int WARM_UP = 2;
    private static final int SLICE = 1 << 22;
    private static final long HEAP_BYTES = 64L << 20;

    private final Path file;
    private final int passes;
    private long records;

    CarveBench(Path file, int passes) {
        this.file = file;
        this.passes = passes;
    }

    Map<String, Object> run() throws Exception {
        Passes search = new Passes(WARM_UP + passes);
        Passes bare = new Passes(WARM_UP + passes);
        long plausible = 0;
        for (int pass = -WARM_UP; pass < passes; pass++) {
            if (pass == 0) {
                search.forget();
                bare.forget();
            }
            records = search.time(this::search);
            plausible = bare.time(this::bare);
        }
        long bytes = Files.size(file);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bytes", bytes);
        figures.put("records", records);
        figures.put("seconds", search.median());
        figures.put("megabytesPerSecond", Math.round(bytes / search.median() / 1e6));
        figures.put("plausiblePlaces", plausible);
        figures.put("barePassSeconds", bare.median());
        figures.put("timesControl", search.median() / bare.median());
        figures.put("leastTimesControl", search.least() / bare.least());
        return figures;
    }

    private long search() throws IOException {
        try (RecordStore store = RecordStore.copying(new SpillFolder(Sample.tempFolder()), HEAP_BYTES)) {
            Carving carving = new Carving(store);
            carving.search(file, 0, AllocatedRanges.UNKNOWN, done -> true);
            CarvedOrder order = carving.order();
            return order == null ? 0 : order.count();
        }
    }

    /** The control; gives how many places look like the begin of a record. */
    private long bare() throws IOException {
        long count = 0;
        ByteBuffer slice = ByteBuffer.allocateDirect(SLICE).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int read = 0;
            while (read >= 0) {
                slice.clear();
                while (slice.hasRemaining() && read >= 0) {
                    read = channel.read(slice);
                }
                count += count(slice.flip());
            }
        }
        return count;
    }

    private static long count(ByteBuffer slice) {
        long count = 0;
        for (int at = 0; at + RecordBytes.HEADER_SIZE <= slice.limit(); at += RecordBytes.ALIGNMENT) {
            int length = RecordBytes.length(slice, at);
            int version = RecordBytes.majorVersion(slice, at);
            boolean sized = length > 0 && length <= RecordCheck.MAX_LENGTH && (length & RecordBytes.ALIGNMENT - 1) == 0;
            count += sized && RecordBytes.isKnown(version) ? 1 : 0;
        }
        return count;
    }
}
