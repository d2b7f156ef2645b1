package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.MappedFile;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.ScanSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** All processors find what one scanner finds in one go, whatever the bytes and wherever the pieces begin. */
@Tag("shows-scale")
class MappedScanTest {

    private static final int[] PIECES = {1 << 12, 1 << 16, 1 << 20, 1 << 22};
    private static final int THREADS = 3;

    @SuppressWarnings("unused") // by name
    static final List<String> SETS = Journals.SETS;

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("SETS")
    void realJournalsGiveTheSameRows(String set) throws IOException {
        byte[] journal = Files.readAllBytes(Journals.file(set, "$J"));
        for (int size : PIECES) {
            assertSameRows(journal, size);
        }
    }

    @Test
    void damagedRealJournalsGiveTheSameRows() throws IOException {
        byte[] journal = Files.readAllBytes(Journals.file("win7-orc", "$J"));
        Random random = new Random(5);
        for (int i = 0; i < 12; i++) {
            assertSameRows(damage(journal.clone(), 1 << 2 * i, random), PIECES[i % PIECES.length]);
        }
    }

    @Test
    void smallDamagedJournalsGiveTheSameRows() throws IOException {
        Random random = new Random(6);
        for (int i = 0; i < 400; i++) {
            byte[] journal = journal(random);
            assertSameRows(damage(journal, random.nextInt(20), random), PIECES[random.nextInt(2)]);
        }
    }

    /** Records, runs of zeros, foreign bytes, steps in the USNs, lengths that claim too much. */
    private static byte[] journal(Random random) {
        JournalFile journal = new JournalFile(4096L * random.nextInt(100));
        int parts = 1 + random.nextInt(12);
        for (int part = 0; part < parts; part++) {
            switch (random.nextInt(4)) {
                case 0 -> journal.zeros(random.nextInt(3) * 4096 + random.nextInt(3) * 8);
                case 1 -> journal.raw(foreign(random));
                default -> addRecords(journal, random);
            }
        }
        return journal.toBytes();
    }

    private static void addRecords(JournalFile journal, Random random) {
        for (int i = random.nextInt(300); i >= 0; i--) {
            String name = "n".repeat(1 + random.nextInt(40));
            FileId file = FileId.ntfs(i, 1);
            journal.add(
                    random.nextInt(5) == 0
                            ? Records.v3(name).file(file)
                            : Records.v2(name).file(file));
        }
    }

    private static byte[] foreign(Random random) {
        byte[] bytes = new byte[random.nextInt(9000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] damage(byte[] journal, int places, Random random) {
        for (int i = 0; i < places && journal.length > 0; i++) {
            int at = random.nextInt(journal.length);
            switch (random.nextInt(4)) {
                case 0 -> journal[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> journal[at & -8] += 8;
                case 2 ->
                    java.util.Arrays.fill(
                            journal, at, Math.min(journal.length, at + 1 + random.nextInt(9000)), (byte) 0);
                default -> journal[(at & -8) + 4 < journal.length ? (at & -8) + 4 : at] = (byte) random.nextInt(7);
            }
        }
        return journal;
    }

    @Test
    void holesThatArePassedOverGiveTheSameRows() throws IOException {
        Random random = new Random(7);
        long passed = 0;
        for (int i = 0; i < 100; i++) {
            byte[] journal = withHoles(random);
            long[] jumps = new long[1];
            assertSameRows(journal, PIECES[random.nextInt(2)], from -> {
                long end = endOfZeros(journal, from);
                jumps[0] += end - from;
                return end;
            });
            passed += jumps[0];
        }
        assertThat(passed).as("bytes passed over").isGreaterThan(10_000_000);
    }

    private static byte[] withHoles(Random random) {
        JournalFile journal = new JournalFile(4096L * random.nextInt(100));
        for (int part = 1 + random.nextInt(6); part > 0; part--) {
            addRecords(journal, random);
            if (random.nextInt(3) == 0) {
                journal.raw(foreign(random));
            }
            journal.zeros(random.nextInt(600_000));
        }
        return journal.toBytes();
    }

    private static long endOfZeros(byte[] journal, long from) {
        int at = (int) from;
        while (at < journal.length && journal[at] == 0) {
            at++;
        }
        return at == journal.length ? at : Math.max(from, at & -Long.BYTES);
    }

    private void assertSameRows(byte[] journal, int size) throws IOException {
        assertSameRows(journal, size, ZeroRun.Ends.NONE);
    }

    private void assertSameRows(byte[] journal, int size, ZeroRun.Ends zeros) throws IOException {
        Path file = Files.write(folder.resolve("$J"), journal);
        List<String> expected = oneScanner(journal);
        MappedFile bytes = MappedFile.open(file);
        try (RecordStore store = RecordStore.over(bytes)) {
            new MappedScan(bytes, store, 0, zeros, done -> true, THREADS, size).run();
            assertThat(rows(store)).isEqualTo(expected);
        }
    }

    private static List<String> oneScanner(byte[] journal) {
        List<String> rows = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(journal).order(ByteOrder.LITTLE_ENDIAN);
        ScanSink sink = new ScanSink() {
            @Override
            public void record(long offset, ByteBuffer window, int at, int length) {
                rows.add("record at " + offset);
            }

            @Override
            public void gap(long offset, long length, GapKind kind) {
                rows.add(Gaps.of(offset, length, kind).toString());
            }
        };
        new JournalScanner(sink).scan(bytes, 0, 0, journal.length, journal.length, true);
        return rows;
    }

    /** What the store's columns say, which must be what the bytes say. */
    private static List<String> rows(RecordStore store) {
        List<String> rows = new ArrayList<>();
        RecordCursor cursor = new RecordCursor();
        for (long record = 0; record < store.endRecord(); record++) {
            assertThat(Reading.read(store, record, cursor)).isTrue();
            Marker marker = cursor.marker();
            rows.add(marker == null ? "record at " + cursor.offset() : marker.toString());
            assertColumns(store, record, cursor);
        }
        return rows;
    }

    private static RecordStore.Slice slice(RecordStore store, long record) {
        try (StoreReader reader = store.reader()) {
            return Objects.requireNonNull(reader.slice(record));
        }
    }

    private static void assertColumns(RecordStore store, long record, RecordCursor cursor) {
        RecordStore.Slice slice = slice(store, record);
        int kind = cursor.isMarker() ? 0 : cursor.isKnown() ? cursor.version() : 1;
        boolean same = slice.kinds()[slice.from()] == kind && slice.reasons()[slice.from()] == cursor.reason();
        assertThat(same).as("columns of row %d", record).isTrue();
    }
}
