package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.MarkerWords;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordStoreTest {

    @TempDir
    Path folder;

    private final RecordCursor cursor = new RecordCursor();

    private RecordStore store(long heap) {
        return RecordStore.copying(new SpillFolder(folder), heap);
    }

    private static void append(RecordStore store, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Records record = Records.v2("name-" + i).usn(i * 80L).reason(i);
            store.append(record.bytes(), 0, record.array().length);
        }
        store.publish();
    }

    @Test
    void aRecordReadsBackAsItWasAppended() throws IOException {
        try (RecordStore store = store(1)) {
            ByteBuffer bytes =
                    Records.v3("ä.txt").usn(77).reason(Reason.CLOSE.bit()).bytes();
            store.append(bytes, 0, bytes.capacity());
            store.publish();
            long stamp = store.enter();
            assertThat(store.read(0, cursor)).isTrue();
            assertThat(cursor.copy()).isEqualTo(bytes.array());
            assertThat(cursor.name()).isEqualTo("ä.txt");
            assertThat(cursor.usn()).isEqualTo(77);
            store.exit(stamp);
        }
    }

    @Test
    void nothingIsSeenBeforeItIsPublished() throws IOException {
        try (RecordStore store = store(1)) {
            ByteBuffer bytes = Records.v2("a").bytes();
            store.append(bytes, 0, bytes.capacity());
            assertThat(store.size()).isZero();
            store.publish();
            assertThat(store.size()).isEqualTo(1);
        }
    }

    @Test
    void markersStandBetweenRecordsInOrder() throws IOException {
        try (RecordStore store = store(1)) {
            append(store, 2);
            store.append(new Marker(RowKind.GAP, 160, 80, 0, "gap"));
            append(store, 1);
            long stamp = store.enter();
            store.read(2, cursor);
            assertThat(cursor.isMarker()).isTrue();
            assertThat(cursor.marker()).extracting(MarkerWords::of).isEqualTo("gap");
            store.read(3, cursor);
            assertThat(cursor.isMarker()).isFalse();
            store.exit(stamp);
        }
    }

    @Test
    void withoutAHeapBudgetTheFirstRecordLiesInAFileToo() throws IOException {
        try (RecordStore store = store(0)) {
            append(store, 1);
            long stamp = store.enter();
            assertThat(store.read(0, cursor)).isTrue();
            assertThat(cursor.name()).isEqualTo("name-0");
            assertThat(cursor.bytes().isDirect()).isTrue();
            store.exit(stamp);
        }
    }

    @Test
    void bytesBeyondTheHeapBudgetLieInFilesAndAreGoneAfterClose() throws IOException {
        RecordStore store = store(1);
        append(store, 400_000);
        assertThat(files()).isPositive();
        long stamp = store.enter();
        for (long record = 0; record < 400_000; record += 997) {
            assertThat(store.read(record, cursor)).isTrue();
            assertThat(cursor.usn()).isEqualTo(record * 80);
            assertThat(cursor.name()).isEqualTo("name-" + record);
        }
        store.exit(stamp);
        store.close();
        assertThat(files()).isZero();
        assertThat(store.enter()).isZero();
    }

    private long files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void retentionDropsTheOldestRowsAndNeverUsesTheirNumbersAgain() throws IOException {
        try (RecordStore store = store(1)) {
            for (int i = 0; i < 20; i++) {
                append(store, 100_000);
                store.retain(24L << 20);
            }
            store.publish();
            assertThat(store.firstRecord()).isPositive();
            assertThat(store.endRecord()).isEqualTo(2_000_000);
            assertThat(store.keyAt(0)).isEqualTo(store.firstRecord());
            assertThat(store.indexOf(store.firstRecord() - 1)).isEqualTo(-1);
            long stamp = store.enter();
            assertThat(store.read(store.firstRecord() - 1, cursor)).isFalse();
            assertThat(store.read(store.firstRecord(), cursor)).isTrue();
            assertThat(store.read(1_999_999, cursor)).isTrue();
            assertThat(cursor.name()).isEqualTo("name-99999");
            store.exit(stamp);
            assertThat(files()).isLessThan(6);
        }
    }

    @Test
    void whatAReaderWasShownStaysUntilItLeaves() throws IOException {
        try (RecordStore store = store(1)) {
            append(store, 400_000);
            long stamp = store.enter();
            store.read(300_000, cursor);
            append(store, 1_000_000);
            store.retain(1L << 20);
            store.publish();
            assertThat(store.firstRecord()).isGreaterThan(300_000);
            assertThat(cursor.name()).isEqualTo("name-300000");
            store.exit(stamp);
            long before = files();
            store.publish();
            assertThat(files()).isLessThan(before);
        }
    }

    @Test
    void readersSeeEveryRowWholeWhileItGrows() throws Exception {
        try (RecordStore store = store(1)) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread reader = new Thread(() -> follow(store, 300_000), "reader");
            reader.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
            reader.start();
            for (int i = 0; i < 300; i++) {
                for (int k = 0; k < 1000; k++) {
                    int n = i * 1000 + k;
                    Records record = Records.v2("name-" + n).usn(n * 80L);
                    store.append(record.bytes(), 0, record.array().length);
                }
                store.publish();
            }
            reader.join();
            assertThat(failure.get()).isNull();
        }
    }

    private static void follow(RecordStore store, long count) {
        RecordCursor cursor = new RecordCursor();
        long next = 0;
        while (next < count) {
            long stamp = store.enter();
            for (long end = store.endRecord(); next < end; next++) {
                assertThat(store.read(next, cursor)).isTrue();
                assertThat(cursor.usn()).isEqualTo(next * 80);
            }
            store.exit(stamp);
        }
    }

    @Test
    void foldersOfProgramsThatEndedAreRemovedAndOthersAreKept() throws IOException {
        RecordStore alive = store(1);
        append(alive, 400_000);
        Path dead = Files.createDirectory(folder.resolve("tidemark-store-dead"));
        Files.createFile(dead.resolve("segment-000001.usn"));
        Files.writeString(dead.resolve(SpillFolder.LOCK), SpillFolder.OURS);
        SpillLeftovers.removeFrom(folder);
        assertThat(dead).doesNotExist();
        long stamp = alive.enter();
        assertThat(alive.read(399_999, cursor)).isTrue();
        alive.exit(stamp);
        assertThat(files()).isPositive();
        alive.close();
    }

    @Test
    void aChunkThatSpansMoreThanFourGiBKeepsItsOffsets() {
        Chunk chunk = new Chunk(100);
        chunk.setOffset(0, 100);
        chunk.setOffset(1, 100 + 0xFFFF_FFFFL);
        chunk.setOffset(2, 100 + 0x1_0000_0000L);
        chunk.setOffset(3, 1L << 50);
        assertThat(chunk.offset(0)).isEqualTo(100);
        assertThat(chunk.offset(1)).isEqualTo(100 + 0xFFFF_FFFFL);
        assertThat(chunk.offset(2)).isEqualTo(100 + 0x1_0000_0000L);
        assertThat(chunk.offset(3)).isEqualTo(1L << 50);
    }
}
