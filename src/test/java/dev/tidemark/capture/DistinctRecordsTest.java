package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.store.StoreReader;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many records of one USN, told from each other in little memory. */
@Tag("shows-evidence")
class DistinctRecordsTest {

    private static final int RECORDS = 20_000;

    @TempDir
    Path folder;

    private RecordStore store() throws IOException {
        RecordStore store = RecordStore.copying(new SpillFolder(folder), 64 << 20);
        ByteBuffer record =
                ByteBuffer.wrap(Records.v2("N".repeat(200)).usn(4096).array()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 2 * RECORDS; i++) {
            // Each comes twice.
            record.putInt(48, i % RECORDS);
            store.append(record, 0, record.limit());
        }
        store.publish();
        return store;
    }

    @Test
    void eachComesOnceInTheOrderInWhichTheyWereFound() throws IOException {
        try (RecordStore store = store()) {
            CarvedOrder order = CarvedOrder.of(store, 2 * RECORDS);

            assertThat(order).isNotNull();
            assertThat(order.count()).isEqualTo(RECORDS);
            for (int place = 0; place < RECORDS; place++) {
                assertThat(order.record(place)).isEqualTo(place);
            }
        }
    }

    /** Other threads add to what is counted: the least of several times is nearest to it. */
    @Test
    void whatIsKeptOfARecordDoesNotGrowWithIt() throws IOException {
        try (RecordStore store = store();
                StoreReader reader = store.reader()) {
            long kept = LongStream.generate(() -> kept(reader)).limit(5).min().orElseThrow();

            assertThat(kept).isLessThan(200L * RECORDS);
        }
    }

    /** Told by what a collection of garbage leaves. */
    private static long kept(StoreReader reader) {
        long before = used();
        DistinctRecords distinct = new DistinctRecords(reader, RECORDS);
        for (int row = 0; row < RECORDS; row++) {
            assertThat(distinct.add(row)).isTrue();
        }
        long after = used();

        assertThat(distinct.add(RECORDS)).as("the first again").isFalse();
        return after - before;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
