package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.capture.ReadOptions.Start;
import dev.tidemark.capture.ReadOptions.Versions;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.Reading;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.volume.JournalReader;
import dev.tidemark.volume.ReadRequest;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A simulated volume and a source that reads it live, for tests; nothing is left open or waiting behind one. */
@Timeout(120)
abstract class LiveFixture {

    static final long MIB = 1 << 20;
    static final ReadOptions ALL =
            new ReadOptions(Start.OLDEST, 0, OptionalLong.empty(), Versions.OFFERED, -1, false, 1, 0);

    @TempDir
    Path folder;

    final InstantSource clock = () -> Instant.parse("2024-05-06T07:08:09Z");
    final SimulatedBackend backend = SimulatedBackend.standard(3, clock);

    @SuppressWarnings("NullAway.Init") // set before each test
    SimulatedVolume volume;

    @SuppressWarnings("NullAway.Init") // set before each test
    LiveSource source;

    @BeforeEach
    void open() {
        use("F:");
        volume.journal().create(32 * MIB, 8 * MIB);
    }

    void use(String id) {
        volume = backend.volume(id);
        volume.journal().deletionTime(Duration.ZERO);
        source = new LiveSource(backend, volume.facts(), folder, Long.MAX_VALUE, clock);
    }

    @AfterEach
    void noHandleAndNoWaitingCallIsLeft() {
        source.close();
        backend.close();
        assertThat(backend.counters().openHandles()).isZero();
        assertThat(backend.counters().waitingCalls()).isZero();
    }

    /** A row: a record's USN, name and reasons, or a marker. */
    record Row(OptionalLong journal, long usn, String text, RowKind kind) {

        boolean isRecord() {
            return kind == RowKind.RECORD;
        }
    }

    static List<Row> rows(Source from) {
        RecordStore store = from.store();
        List<Row> rows = new ArrayList<>();
        RecordCursor cursor = new RecordCursor();
        for (long record = store.firstRecord(); record < store.endRecord(); record++) {
            assertThat(Reading.read(store, record, cursor)).isTrue();
            Marker marker = cursor.marker();
            OptionalLong journal = from.journalIdAt(record);
            rows.add(
                    marker == null
                            ? new Row(
                                    journal,
                                    cursor.usn(),
                                    cursor.name() + " " + symbols(cursor.reason()),
                                    RowKind.RECORD)
                            : new Row(journal, marker.at(), MarkerWords.of(marker), marker.kind()));
        }
        return rows;
    }

    static String symbols(int reasons) {
        return Reason.symbols(reasons).replace("USN_REASON_", "");
    }

    List<String> records() {
        return rows(source).stream().filter(Row::isRecord).map(Row::text).toList();
    }

    List<RowKind> markers() {
        return rows(source).stream()
                .filter(row -> !row.isRecord())
                .map(Row::kind)
                .toList();
    }

    Row last(RowKind kind) {
        return rows(source).stream()
                .filter(row -> row.kind() == kind)
                .reduce((one, two) -> two)
                .orElseThrow();
    }

    void await(Predicate<List<Row>> until) {
        Await.until("rows of the source", () -> until.test(rows(source)));
    }

    void awaitRecord(String text) {
        Await.until(
                "the record " + text,
                () -> rows(source).stream().anyMatch(row -> row.text().equals(text)));
    }

    void awaitMarker(RowKind kind) {
        Await.until("a row " + kind, () -> rows(source).stream().anyMatch(row -> row.kind() == kind));
    }

    void write(String name) {
        try (SimulatedOpen open = volume.files().create(volume.files().root(), name, FileAttribute.ARCHIVE.bit())) {
            assertThat(open.file().name()).isEqualTo(name);
        }
    }

    void writeAndAwait(String name) {
        write(name);
        awaitRecord(name + " FILE_CREATE|CLOSE");
    }

    long journalId() {
        return Objects.requireNonNull(source.journal()).journalId();
    }

    /** The USNs the journal holds, asked for directly. */
    List<Long> journalUsns(long id) throws Win32Exception {
        List<Long> usns = new ArrayList<>();
        try (JournalReader reader = new JournalReader(backend, source.location())) {
            long next = 0;
            while (true) {
                JournalReader.Batch batch = reader.read(new ReadRequest(next, -1, false, 0, 0, id, 2, 4, true));
                ByteBuffer bytes = batch.records();
                int at = bytes.position();
                if (at == bytes.limit()) {
                    return usns;
                }
                while (at < bytes.limit()) {
                    usns.add(RecordBytes.usn(bytes, at));
                    at += PackedRecords.step(bytes, at, bytes.limit());
                }
                next = batch.nextUsn();
            }
        }
    }

    List<Long> shownUsns() {
        return rows(source).stream().filter(Row::isRecord).map(Row::usn).toList();
    }

    void awaitUsn(long next) {
        Await.until("all before USN " + next, () -> source.nextUsn() >= next);
    }
}
