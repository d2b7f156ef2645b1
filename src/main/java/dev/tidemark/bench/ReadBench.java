package dev.tidemark.bench;

import com.sun.management.ThreadMXBean;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalHandle;
import dev.tidemark.volume.JournalReader;
import dev.tidemark.volume.ReadRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures the way of records from a volume to the store: a pass reads the whole journal from its oldest record into a new
 * store whose bytes all lie outside of the heap.
 */
final class ReadBench {

    private static final int WARM_UP = 3;
    private static final int ALL_REASONS = -1;

    private final Backend backend;
    private final String volume;
    private final int passes;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long records;
    private long allocated;

    ReadBench(Backend backend, String volume, int passes) {
        this.backend = backend;
        this.volume = volume;
        this.passes = passes;
    }

    /** The figures under their names, each behind the backend's. */
    Map<String, Object> run() throws Exception {
        Passes times = new Passes(WARM_UP + passes);
        long allRecords = 0;
        long allAllocated = 0;
        for (int pass = -WARM_UP; pass < passes; pass++) {
            if (pass == 0) {
                times.forget();
                allRecords = 0;
                allAllocated = 0;
            }
            times.time(this::pass);
            allRecords += records;
            allAllocated += allocated;
        }
        String name = backend.name().toLowerCase(java.util.Locale.ROOT);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(name + ".records", records);
        figures.put(name + ".recordsPerSecond", Math.round(records / times.median()));
        figures.put(name + ".allocatedBytesPerRecord", Math.round(allAllocated * 100.0 / allRecords) / 100.0);
        return figures;
    }

    private long pass() throws Win32Exception, IOException {
        long before = threads.getCurrentThreadAllocatedBytes();
        RecordStore store = RecordStore.copying(new SpillFolder(Sample.tempFolder()), 0);
        try (JournalReader reader = new JournalReader(backend, volume)) {
            JournalData journal = query();
            long usn = journal.firstUsn();
            while (usn < journal.nextUsn()) {
                usn = append(reader.read(request(journal, usn)), store);
            }
            records = store.endRecord();
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
            return usn;
        } finally {
            store.close();
        }
    }

    private JournalData query() throws Win32Exception {
        try (Handle handle = JournalHandle.open(backend, volume).handle()) {
            return JournalControl.query(handle, backend, volume);
        }
    }

    private static long append(JournalReader.Batch batch, RecordStore store) throws IOException {
        ByteBuffer bytes = batch.records();
        int at = bytes.position();
        int end = bytes.limit();
        for (int step = PackedRecords.step(bytes, at, end); step > 0; step = PackedRecords.step(bytes, at, end)) {
            store.append(bytes, at, step);
            at += step;
        }
        store.publish();
        return batch.nextUsn();
    }

    private static ReadRequest request(JournalData journal, long usn) {
        return new ReadRequest(usn, ALL_REASONS, false, 0, 0, journal.journalId(), 2, 2, true);
    }
}
