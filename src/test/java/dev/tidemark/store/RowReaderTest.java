package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.RecordBytes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-rows")
class RowReaderTest {

    @TempDir
    Path folder;

    private RecordStore store(int source, int count) throws IOException {
        RecordStore store = RecordStore.copying(source, new SpillFolder(folder), 1 << 24);
        append(store, count);
        return store;
    }

    private static void append(RecordStore store, int count) throws IOException {
        long from = store.endRecord();
        for (long i = from; i < from + count; i++) {
            ByteBuffer bytes = Records.v3("name-" + i).usn(i * 80).time(1 + i).bytes();
            store.append(bytes, 0, bytes.capacity());
        }
        store.publish();
    }

    private static List<String> names(Rows rows) {
        return Reading.all(rows, RecordCursor::name);
    }

    @Test
    void aKeyNamesSourceAndRecordAndAscendsWithinASource() {
        long key = RecordKey.of(RecordKey.MOST_SOURCES - 1, (1L << 48) - 1);

        assertThat(key).isNotNegative();
        assertThat(RecordKey.source(key)).isEqualTo(RecordKey.MOST_SOURCES - 1);
        assertThat(RecordKey.record(key)).isEqualTo((1L << 48) - 1);
        assertThat(RecordKey.of(0, 77)).isEqualTo(77);
        assertThat(RecordKey.of(3, 8)).isGreaterThan(RecordKey.of(3, 7));
        assertThat(RecordKey.source(RecordKey.NONE)).isGreaterThanOrEqualTo(RecordKey.MOST_SOURCES);
    }

    /** Who closes waits already when the thread that reads asks once more, beside another: none must wait for the others. */
    @Test
    void aThreadThatReadsMayReadOnceMoreWhileAnotherWaitsToClose() throws Exception {
        for (int round = 0; round < 30; round++) {
            try (RecordStore store = store(0, 2)) {
                CountDownLatch waits = new CountDownLatch(1);
                Thread beside = Thread.ofPlatform().daemon().start(() -> readOften(store, waits));
                Thread reading = Thread.ofPlatform().daemon().start(() -> readTwice(store, waits));

                assertThat(reading.join(Duration.ofSeconds(20))).isTrue();
                beside.join();
            }
        }
    }

    private static void readTwice(RecordStore store, CountDownLatch waits) {
        try (StoreReader reader = store.reader()) {
            reader.readRecord(0, row -> {
                Thread closer =
                        Thread.ofPlatform().daemon().start(() -> store.gate.unlockWrite(store.gate.writeLock()));
                Await.until("who closes waits", () -> closer.getState() == Thread.State.WAITING);
                waits.countDown();
                readOften(store, waits);
            });
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void readOften(RecordStore store, CountDownLatch waits) {
        await(waits);
        for (int i = 0; i < 20_000; i++) {
            try (StoreReader reader = store.reader()) {
                assertThat(reader.readRecord(1, row -> {}) == Outcome.READ).isTrue();
            }
        }
    }

    @Test
    void aStoreOfASourceHasKeysOfThatSource() throws IOException {
        try (RecordStore store = store(5, 3)) {
            assertThat(store.keyAt(2)).isEqualTo(RecordKey.of(5, 2));
            assertThat(store.indexOf(RecordKey.of(5, 2))).isEqualTo(2);
            assertThat(store.contains(2)).isFalse();
            assertThat(store.rowFrom(RecordKey.of(4, 9))).isZero();
            assertThat(store.rowFrom(RecordKey.of(6, 0))).isEqualTo(3);
            try (RowReader reader = store.reader()) {
                assertThat(reader.readKey(2, row -> {})).isEqualTo(Outcome.GONE);
                assertThat(reader.readKey(RecordKey.of(5, 2), row -> {})).isEqualTo(Outcome.READ);
            }
        }
    }

    @Test
    void aSourceThatWasClosedHasNoRows() throws IOException {
        RecordStore store = store(0, 3);
        try (RowReader reader = store.reader()) {
            assertThat(reader.read(0, row -> {})).isEqualTo(Outcome.READ);
        }
        RowReader late = store.reader();
        store.close();

        assertThat(late.read(0, row -> {})).isEqualTo(Outcome.GONE);
        assertThat(store.reader().isOpen()).isFalse();
        assertThat(store.isClosed()).isTrue();
    }

    @Test
    void whatIsNotHeldIsGoneAndTheVisitorIsNotAsked() throws IOException {
        try (RecordStore store = store(0, 3);
                RowReader reader = store.reader()) {
            List<Long> seen = new ArrayList<>();

            assertThat(reader.read(3, row -> seen.add(row.record()))).isEqualTo(Outcome.GONE);
            assertThat(reader.readKey(RecordKey.NONE, row -> seen.add(row.record())))
                    .isEqualTo(Outcome.GONE);
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void aRowThatAVisitorCannotReadIsUnreadableAndTheNextOneIsRead() throws IOException {
        try (RecordStore store = store(0, 2);
                RowReader reader = store.reader()) {
            assertThat(reader.read(0, row -> {
                        throw new InternalError("a fault occurred in an unsafe memory access operation");
                    }))
                    .isEqualTo(Outcome.UNREADABLE);
            assertThat(reader.read(0, row -> row.bytes().get(row.bytes().limit())))
                    .isEqualTo(Outcome.UNREADABLE);
            assertThat(reader.read(1, row -> {})).isEqualTo(Outcome.READ);
        }
    }

    @Test
    void aFileCutShortUnderItsMappingCostsOnlyTheRowsThatAreGone() throws IOException {
        Path file = folder.resolve("$J");
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 400; i++) {
            journal.add(Records.v2("a name of some length " + i));
        }
        byte[] all = journal.toBytes();
        Files.write(file, all);
        try (RecordStore store = RecordStore.over(MappedFile.open(file))) {
            ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < bytes.limit(); at += Math.max(8, RecordBytes.length(bytes, at))) {
                if (RecordBytes.length(bytes, at) != 0) {
                    store.appendAt(at, bytes, at);
                }
            }
            store.publish();
            try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                cut.setLength(4096);
            }
            List<Outcome> outcomes = new ArrayList<>();
            try (RowReader reader = store.reader()) {
                for (long row = 0; row < store.size(); row++) {
                    outcomes.add(reader.read(row, shown -> shown.name().length()));
                }
            }
            assertThat(outcomes).startsWith(Outcome.READ).endsWith(Outcome.UNREADABLE);
        }
    }

    @Test
    void aFailureOfTheVisitorsOwnComesThrough() throws IOException {
        try (RecordStore store = store(0, 1);
                RowReader reader = store.reader()) {
            assertThatThrownBy(() -> reader.read(0, row -> {
                        throw new IOException("disk full");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
        }
    }

    @Test
    void aLongReadLetsTheStoreFreeWhatItDropped() throws IOException {
        try (RecordStore store = RecordStore.copying(new SpillFolder(folder), 0)) {
            append(store, 600_000);
            long held = store.rawBytes();
            try (RowReader reader = store.reader()) {
                reader.read(0, row -> {});
                store.retain(1 << 20);
                store.publish();
                assertThat(store.rawBytes()).isEqualTo(held);
                for (int i = 0; i < 2 * StoreReader.ROWS_AT_ONCE && store.rawBytes() == held; i++) {
                    reader.read(0, row -> {});
                    if (i % 1000 == 0) {
                        store.publish();
                    }
                }
            }
            store.publish();
            assertThat(store.rawBytes()).isLessThan(held);
        }
    }

    @Test
    void closingWaitsForAReaderAndTheReaderThenFindsNothing() throws Exception {
        RecordStore store = store(0, 10);
        Thread closer = Thread.ofPlatform().unstarted(store::close);
        try (RowReader reader = store.reader()) {
            reader.read(0, row -> closer.start());
            Await.until("the store is closed", store::isClosed);
            assertThat(closer.isAlive()).isTrue();
        }
        closer.join();
        assertThat(store.reader().read(0, row -> {})).isEqualTo(Outcome.GONE);
    }

    @Test
    void aCopyStaysWhatItWasWhenTheReaderHasGoneOn() throws IOException {
        try (RecordStore store = store(0, 2)) {
            RecordCursor copy = new RecordCursor();
            try (RowReader reader = store.reader()) {
                reader.read(0, copy::copyFrom);
                reader.read(1, row -> {});
            }
            assertThat(copy.name()).isEqualTo("name-0");
            assertThat(copy.record()).isZero();
            assertThat(copy.other(1, new RecordCursor())).isFalse();
        }
    }

    @Test
    void aLongNameIsCopiedWholeAndAShortOneAfterIt() throws IOException {
        try (RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 24)) {
            for (String name : List.of("x".repeat(255), "y")) {
                ByteBuffer bytes = Records.v3(name).bytes();
                store.append(bytes, 0, bytes.capacity());
            }
            store.publish();
            RecordCursor copy = new RecordCursor();
            try (RowReader reader = store.reader()) {
                reader.read(0, copy::copyFrom);
                assertThat(copy.name()).isEqualTo("x".repeat(255));
                reader.read(1, copy::copyFrom);
                assertThat(copy.name()).isEqualTo("y");
            }
        }
    }
}
