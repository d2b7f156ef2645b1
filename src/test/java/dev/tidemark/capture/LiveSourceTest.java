package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.SimulatedOpen;
import dev.tidemark.backend.simulated.SimulatedVolume;
import dev.tidemark.capture.ReadOptions.Start;
import dev.tidemark.capture.ReadOptions.Versions;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.Marker;
import dev.tidemark.store.Marker.Kind;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.volume.JournalReader;
import dev.tidemark.volume.ReadRequest;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A simulated volume read live, and what happens to its journal meanwhile. */
@Timeout(120)
class LiveSourceTest {

    private static final long MIB = 1 << 20;
    private static final ReadOptions ALL =
            new ReadOptions(Start.OLDEST, 0, OptionalLong.empty(), Versions.OFFERED, -1, false, 1, 0);

    @TempDir
    Path folder;

    private final InstantSource clock = () -> Instant.parse("2024-05-06T07:08:09Z");
    private final SimulatedBackend backend = SimulatedBackend.standard(3, clock);

    @SuppressWarnings("NullAway.Init") // set before each test
    private SimulatedVolume volume;

    @SuppressWarnings("NullAway.Init") // set before each test
    private LiveSource source;

    @BeforeEach
    void open() {
        use("F:");
        volume.journal().create(32 * MIB, 8 * MIB);
    }

    private void use(String id) {
        volume = backend.volume(id);
        volume.journal().deletionTime(Duration.ZERO);
        source = new LiveSource(backend, volume.facts(), folder, Long.MAX_VALUE, clock);
    }

    @AfterEach
    void noHandleAndNoWaitingCallIsLeft() {
        source.close();
        backend.close();
        assertThat(backend.leaks().openHandles()).isZero();
        assertThat(backend.leaks().waitingCalls()).isZero();
    }

    /** A row: a record's USN, name and reasons, or a marker. */
    private record Row(OptionalLong journal, long usn, String text, Kind kind) {

        boolean isRecord() {
            return kind == Kind.ACT;
        }
    }

    private static List<Row> rows(Source from) {
        RecordStore store = from.store();
        List<Row> rows = new ArrayList<>();
        RecordCursor cursor = new RecordCursor();
        long stamp = store.enter();
        for (long record = store.firstRecord(); record < store.endRecord(); record++) {
            assertThat(store.read(record, cursor)).isTrue();
            Marker marker = cursor.marker();
            OptionalLong journal = from.journalIdAt(record);
            rows.add(
                    marker == null
                            ? new Row(journal, cursor.usn(), cursor.name() + " " + symbols(cursor.reason()), Kind.ACT)
                            : new Row(journal, marker.at(), marker.text(), marker.kind()));
        }
        store.exit(stamp);
        return rows;
    }

    private static String symbols(int reasons) {
        return Reason.symbols(reasons).replace("USN_REASON_", "");
    }

    private List<String> records() {
        return rows(source).stream().filter(Row::isRecord).map(Row::text).toList();
    }

    private List<Kind> markers() {
        return rows(source).stream()
                .filter(row -> !row.isRecord())
                .map(Row::kind)
                .toList();
    }

    private Row last(Kind kind) {
        return rows(source).stream()
                .filter(row -> row.kind() == kind)
                .reduce((one, two) -> two)
                .orElseThrow();
    }

    private void await(Predicate<List<Row>> until) throws InterruptedException {
        while (!until.test(rows(source))) {
            Thread.sleep(2);
        }
    }

    private void awaitRecord(String text) throws InterruptedException {
        await(rows -> rows.stream().anyMatch(row -> row.text().equals(text)));
    }

    private void awaitMarker(Kind kind) throws InterruptedException {
        await(rows -> rows.stream().anyMatch(row -> row.kind() == kind));
    }

    private void write(String name) {
        try (SimulatedOpen open = volume.files().create(volume.files().root(), name, FileAttribute.ARCHIVE.bit())) {
            assertThat(open.file().name()).isEqualTo(name);
        }
    }

    private void writeAndAwait(String name) throws InterruptedException {
        write(name);
        awaitRecord(name + " FILE_CREATE|CLOSE");
    }

    private long journalId() {
        return Objects.requireNonNull(source.journal()).journalId();
    }

    /** The USNs the journal holds, asked for directly. */
    private List<Long> journalUsns(long id) throws Win32Exception {
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

    private List<Long> shownUsns() {
        return rows(source).stream().filter(Row::isRecord).map(Row::usn).toList();
    }

    private void awaitUsn(long next) throws InterruptedException {
        while (source.nextUsn() < next) {
            Thread.sleep(2);
        }
    }

    @Test
    void whatIsWrittenIsShown() throws Exception {
        write("before");
        source.start(ALL);
        awaitRecord("before FILE_CREATE|CLOSE");
        writeAndAwait("after");
        assertThat(records())
                .containsExactly(
                        "before FILE_CREATE",
                        "before FILE_CREATE|CLOSE",
                        "after FILE_CREATE",
                        "after FILE_CREATE|CLOSE");
        assertThat(source.state().phase()).isEqualTo(Phase.READING);
        assertThat(markers()).containsExactly(Kind.STARTED);
    }

    @Test
    void readingFromNowShowsNothingOlder() throws Exception {
        write("before");
        source.start(ALL.from(Start.NOW, 0));
        awaitMarker(Kind.STARTED);
        writeAndAwait("after");
        assertThat(records()).containsExactly("after FILE_CREATE", "after FILE_CREATE|CLOSE");
    }

    @Test
    void whatWasTrimmedBeforeItWasReadIsAGapAndReadingGoesOn() throws Exception {
        source.start(ALL);
        writeAndAwait("seen");
        source.stop();
        long from = source.nextUsn();
        for (int i = 0; i < 500; i++) {
            write("missed-" + i);
        }
        volume.journal().trimTo(5000);
        source.resume();
        awaitRecord("missed-499 FILE_CREATE|CLOSE");
        writeAndAwait("later");
        assertThat(markers()).containsExactly(Kind.STARTED, Kind.STOPPED, Kind.STARTED, Kind.GAP);
        Row gap = last(Kind.GAP);
        assertThat(gap.usn()).isEqualTo(from);
        List<Long> held = journalUsns(journalId());
        assertThat(gap.text()).contains("USN " + from + " to " + held.getFirst());
        assertThat(shownUsns().subList(2, shownUsns().size())).isEqualTo(held);
    }

    @Test
    void aJournalDeletedAndCreatedAgainUnderTheReaderIsTwoRowsAndReadingGoesOn() throws Exception {
        source.start(ALL);
        writeAndAwait("old");
        long old = journalId();
        volume.journal().delete();
        awaitMarker(Kind.JOURNAL_GONE);
        assertThat(source.isReading()).isTrue();
        volume.journal().create(32 * MIB, 8 * MIB);
        write("new");
        awaitRecord("new FILE_CREATE|CLOSE");
        assertThat(markers()).containsExactly(Kind.STARTED, Kind.JOURNAL_GONE, Kind.JOURNAL_ID);
        assertThat(records())
                .containsExactly(
                        "old FILE_CREATE", "old FILE_CREATE|CLOSE", "new FILE_CREATE", "new FILE_CREATE|CLOSE");
        assertThat(journalId()).isNotEqualTo(old);
        List<Row> rows = rows(source);
        assertThat(rows.get(1).journal()).hasValue(old);
        assertThat(rows.getLast().journal()).hasValue(journalId());
        assertThat(last(Kind.JOURNAL_ID).text())
                .contains(String.format("0x%016x", old))
                .contains(String.format("0x%016x", journalId()));
        assertThat(source.state().problem()).isNull();
    }

    @Test
    void aRestampedJournalIsARowAndNoRecordIsLostOrDoubled() throws Exception {
        source.start(ALL);
        writeAndAwait("old");
        volume.journal().restamp();
        writeAndAwait("new");
        assertThat(markers()).containsExactly(Kind.STARTED, Kind.JOURNAL_ID);
        assertThat(shownUsns()).isEqualTo(journalUsns(journalId()));
    }

    @Test
    void resumingOnAJournalCreatedMeanwhileBeginsAtItsFirstRecord() throws Exception {
        source.start(ALL);
        writeAndAwait("old");
        source.stop();
        long old = journalId();
        volume.journal().delete();
        volume.journal().create(32 * MIB, 8 * MIB);
        for (int i = 0; i < 50; i++) {
            write("new-" + i);
        }
        source.resume();
        awaitRecord("new-49 FILE_CREATE|CLOSE");
        assertThat(shownUsns().subList(2, 102)).isEqualTo(journalUsns(journalId()));
        assertThat(markers()).containsExactly(Kind.STARTED, Kind.STOPPED, Kind.JOURNAL_ID, Kind.STARTED);
        assertThat(last(Kind.JOURNAL_ID).text()).contains(String.format("0x%016x", old));
    }

    @Test
    void resumingOnAShorterJournalBeginsAtItsFirstRecord() throws Exception {
        for (int i = 0; i < 50; i++) {
            write("old-" + i);
        }
        source.start(ALL);
        awaitRecord("old-49 FILE_CREATE|CLOSE");
        source.stop();
        volume.journal().delete();
        volume.journal().create(32 * MIB, 8 * MIB);
        source.resume();
        writeAndAwait("new");
        assertThat(source.isReading()).isTrue();
        assertThat(records()).hasSize(102);
    }

    @Test
    void anotherMaskLeavesARowWithTheOldAndTheNew() throws Exception {
        source.start(ALL);
        writeAndAwait("one");
        source.ask(Reason.CLOSE.bit(), true);
        writeAndAwait("two");
        assertThat(markers()).containsExactly(Kind.STARTED, Kind.MASK);
        assertThat(last(Kind.MASK).text()).contains("0xffffffff").contains("0x80000000 ReturnOnlyOnClose");
        assertThat(records()).containsExactly("one FILE_CREATE", "one FILE_CREATE|CLOSE", "two FILE_CREATE|CLOSE");
        source.ask(Reason.CLOSE.bit(), true);
        assertThat(markers()).containsExactly(Kind.STARTED, Kind.MASK);
    }

    @Test
    void anotherMaskIsTakenWhileThereIsNoJournal() throws Exception {
        volume.journal().delete();
        source.start(ALL);
        awaitMarker(Kind.JOURNAL_GONE);
        source.ask(Reason.CLOSE.bit(), false);
        awaitMarker(Kind.MASK);
        volume.journal().create(32 * MIB, 8 * MIB);
        awaitMarker(Kind.STARTED);
        writeAndAwait("one");
        assertThat(records()).containsExactly("one FILE_CREATE|CLOSE");
    }

    @Test
    void stoppingLeavesARowAndResumingGoesOnWithoutLossOrDoubling() throws Exception {
        source.start(ALL);
        writeAndAwait("one");
        source.stop();
        assertThat(source.isReading()).isFalse();
        assertThat(source.state().phase()).isEqualTo(Phase.STOPPED);
        assertThat(markers()).containsExactly(Kind.STARTED, Kind.STOPPED);
        write("two");
        source.resume();
        writeAndAwait("three");
        assertThat(markers()).containsExactly(Kind.STARTED, Kind.STOPPED, Kind.STARTED);
        assertThat(shownUsns()).isEqualTo(journalUsns(journalId()));
    }

    @Test
    void resumingBeforeAnythingWasReadGoesOnFromNow() throws Exception {
        write("before");
        source.start(ALL.from(Start.NOW, 0));
        awaitMarker(Kind.STARTED);
        source.stop();
        source.resume();
        writeAndAwait("after");
        assertThat(records()).containsExactly("after FILE_CREATE", "after FILE_CREATE|CLOSE");
    }

    @Test
    void aWrongJournalIdThatWasTypedFailsWith87() throws Exception {
        write("one");
        source.start(new ReadOptions(Start.OLDEST, 0, OptionalLong.of(0x1234), Versions.OFFERED, -1, false, 1, 0));
        while (source.isReading()) {
            Thread.sleep(2);
        }
        assertThat(source.state().phase()).isEqualTo(Phase.FAILED);
        Problem problem = Objects.requireNonNull(source.state().problem());
        assertThat(problem.code()).isEqualTo(87);
        assertThat(problem.what()).contains("FSCTL_READ_USN_JOURNAL").contains("F:");
        assertThat(markers()).endsWith(Kind.STOPPED);
        assertThat(records()).isEmpty();
    }

    @Test
    void anErrorThatReadingDoesNotSurviveIsTheProblem() throws Exception {
        source.start(ALL);
        writeAndAwait("one");
        backend.faults().failOnce(ControlCode.FSCTL_READ_USN_JOURNAL.value(), 21);
        write("two");
        while (source.isReading()) {
            Thread.sleep(2);
        }
        assertThat(Objects.requireNonNull(source.state().problem()).code()).isEqualTo(21);
        source.resume();
        writeAndAwait("three");
        assertThat(shownUsns()).isEqualTo(journalUsns(journalId()));
    }

    @Test
    void noRowIsLostOrDoubledWhileAWriterRunsAtFullSpeed() throws Exception {
        use("D:");
        source.start(ALL);
        Thread writer = Thread.ofPlatform().start(() -> backend.step("D:", 150_000));
        writer.join();
        awaitUsn(volume.journal().nextUsn());
        assertThat(markers()).containsExactly(Kind.STARTED);
        assertThat(shownUsns()).hasSizeGreaterThan(150_000).isEqualTo(journalUsns(journalId()));
    }

    @Test
    void noRowIsLostOrDoubledByStoppingResumingAndAskingWhileAWriterRuns() throws Exception {
        use("D:");
        source.start(ALL);
        Thread writer = Thread.ofPlatform().start(() -> backend.step("D:", 150_000));
        int mask = -1;
        for (int i = 0; i < 12 || writer.isAlive(); i++) {
            Thread.sleep(3);
            if (i % 2 == 0) {
                source.stop();
                source.resume();
            } else {
                mask = mask == -1 ? Reason.ALL : -1;
                source.ask(mask, false);
            }
        }
        writer.join();
        awaitUsn(volume.journal().nextUsn());
        assertThat(shownUsns()).isEqualTo(journalUsns(journalId()));
        assertThat(markers()).contains(Kind.STOPPED, Kind.MASK).doesNotContain(Kind.GAP);
    }

    @Test
    void whatIsTrimmedAheadOfTheReaderIsAlwaysAGap() throws Exception {
        volume.journal().create(100_000, 20_000);
        source.start(ALL);
        int files = 40_000;
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < files; i++) {
                write("n" + i);
                if (i % 1000 == 999) {
                    volume.journal().trimTo(500);
                }
            }
        });
        writer.join();
        awaitUsn(volume.journal().nextUsn());
        long expected = 0;
        boolean gap = false;
        for (Row row : rows(source)) {
            if (row.isRecord()) {
                String[] said = row.text().split(" ");
                long number = 2 * Long.parseLong(said[0].substring(1)) + (said[1].contains("CLOSE") ? 1 : 0);
                assertThat(number == expected || gap && number > expected)
                        .as("%s, record %d, follows record %d, gap %s", row, number, expected - 1, gap)
                        .isTrue();
                expected = number + 1;
            }
            gap = row.kind() == Kind.GAP;
        }
        assertThat(expected).isEqualTo(2L * files);
    }

    @Test
    void aSavedCaptureKeepsRowsAndJournalIds() throws Exception {
        source.start(ALL);
        for (int i = 0; i < 3; i++) {
            writeAndAwait("in-journal-" + i);
            volume.journal().delete();
            int gone = i + 1;
            await(rows ->
                    rows.stream().filter(row -> row.kind() == Kind.JOURNAL_GONE).count() == gone);
            volume.journal().create(32 * MIB, 8 * MIB);
            await(rows ->
                    rows.stream().filter(row -> row.kind() == Kind.JOURNAL_ID).count() == gone);
        }
        source.ask(Reason.CLOSE.bit(), false);
        source.stop();
        assertSavedIsTheSame();
        assertThat(rows(source).stream().map(Row::journal).distinct()).hasSize(4);
    }

    @Test
    void aSavedCaptureOfAJournalThatOnlyCameLaterIsTheSame() throws Exception {
        volume.journal().delete();
        source.start(ALL);
        awaitMarker(Kind.JOURNAL_GONE);
        volume.journal().create(32 * MIB, 8 * MIB);
        awaitMarker(Kind.STARTED);
        writeAndAwait("one");
        assertSavedIsTheSame();
    }

    @Test
    void aSavedCaptureWithoutAnyRecordIsTheSame() throws Exception {
        source.start(ALL);
        awaitMarker(Kind.STARTED);
        assertSavedIsTheSame();
    }

    @Test
    void aSavedCaptureOfRangesIsTheSame() throws Exception {
        use("E:");
        backend.step("E:", 2000);
        source.start(ALL);
        awaitUsn(volume.journal().nextUsn());
        assertSavedIsTheSame();
        assertThat(shownUsns()).isEqualTo(journalUsns(journalId()));
    }

    private void assertSavedIsTheSame() throws IOException, InterruptedException {
        Path saved = folder.resolve("saved");
        source.stop();
        CaptureFolder.save(source, saved, done -> true);
        try (SavedSource again = SavedSource.open(saved)) {
            again.awaitLoaded();
            assertThat(rows(again)).isEqualTo(rows(source));
            assertThat(again.name()).isEqualTo(source.name());
        }
    }
}
