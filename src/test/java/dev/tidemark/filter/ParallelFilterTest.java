package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All processors find the rows that one thread finds, record by record, asked one after the other. */
@Tag("shows-scale")
class ParallelFilterTest {

    private static final int RECORDS = 150_000;
    private static final int THREADS = 4;

    @TempDir
    Path folder;

    private static List<FilterSpec> specs() {
        FilterSpec all = FilterSpec.ALL;
        return List.of(
                all.withReasons(Reason.FILE_CREATE.bit() | Reason.RENAME_NEW_NAME.bit(), 0, 0),
                all.withReasons(FilterSpec.ANY, Reason.DATA_EXTEND.bit(), Reason.CLOSE.bit()),
                all.withReasons(FilterSpec.ANY, Reason.CLOSE.bit(), Reason.CLOSE.bit()),
                all.withOnlyClosed(true),
                all.withVersions(3, 4),
                all.withName("name"),
                all.withName("s"),
                all.withName("*.tmp"),
                all.withName("txt").withReasons(FilterSpec.ANY, 0, Reason.FILE_DELETE.bit()));
    }

    @Test
    void allProcessorsFindWhatOneThreadFinds() throws InterruptedException {
        try (RandomStore random = new RandomStore(folder, 3).add(RECORDS)) {
            assertSameRows(random.store);
        }
    }

    @Test
    void recordsWithoutAMarkerAmongThemAreFoundAlike() throws InterruptedException, IOException {
        Random random = new Random(4);
        try (RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 26)) {
            for (int i = 0; i < RECORDS; i++) {
                ByteBuffer record = Records.v2("name-" + i % 50)
                        .reason(random.nextInt() & random.nextInt())
                        .bytes();
                store.append(record, 0, record.capacity());
            }
            store.publish();
            assertSameRows(store);
        }
    }

    private static void assertSameRows(RecordStore store) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (FilterSpec spec : specs()) {
                FilteredRows serial = new FilteredRows(store, spec, Runnable::run, 1);
                FilteredRows parallel = new FilteredRows(store, spec, pool, THREADS);
                serial.await();
                parallel.await();
                assertThat(records(parallel)).as("%s", spec).isEqualTo(records(serial));
                assertThat(records(serial)).as("%s", spec).isEqualTo(oneByOne(store, spec));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static long[] records(Rows rows) {
        return LongStream.range(0, rows.size()).map(rows::keyAt).toArray();
    }

    private static long[] oneByOne(RecordStore store, FilterSpec spec) {
        RecordPredicate predicate = RecordPredicate.of(spec);
        RecordCursor cursor = new RecordCursor();
        long[] passing = LongStream.range(0, store.endRecord())
                .filter(record -> Reading.read(store, record, cursor)
                        && (cursor.isMarker() || predicate.passes(cursor.bytes(), cursor.position())))
                .toArray();
        return passing;
    }
}
