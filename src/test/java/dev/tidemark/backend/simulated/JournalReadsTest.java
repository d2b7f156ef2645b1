package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.simulated.Fixture.Answer;
import dev.tidemark.backend.simulated.Fixture.Request;
import dev.tidemark.backend.simulated.Fixture.Row;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.testing.Await;
import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.ScanSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What FSCTL_READ_USN_JOURNAL returns. */
@Timeout(60)
class JournalReadsTest {

    private static final int OK = 0;
    private static final int PARAMETER = 87;
    private static final int SMALL = 122;
    private static final int TRIMMED = 1181;

    private final Fixture fixture = Fixture.fresh();

    @AfterEach
    void nothingIsLeftBehind() {
        fixture.close();
    }

    private void fill(int files) {
        for (int i = 0; i < files; i++) {
            try (SimulatedOpen open = fixture.create(fixture.vacant("file-" + "x".repeat(i % 90) + i))) {
                open.append(i + 1);
            }
        }
    }

    @Test
    void aUsnIsAnOffsetInTheStreamAndNoRecordCrossesAPage() {
        fill(2000);
        ByteBuffer stream = ByteBuffer.wrap(Objects.requireNonNull(fixture.journal.journalStream()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (Row row : fixture.rows()) {
            int at = (int) row.usn();
            int length = RecordBytes.length(stream, at);
            assertThat(RecordBytes.usn(stream, at)).isEqualTo(row.usn());
            assertThat(at / JournalScanner.PAGE).isEqualTo((at + length - 1) / JournalScanner.PAGE);
        }
    }

    @Test
    void theStreamReadsBackAsTheSameRecordsWithoutGaps() {
        fill(3000);
        fixture.journal.trimTo(300_001);
        List<Long> scanned = new ArrayList<>();
        List<String> names = new ArrayList<>();
        byte[] stream = Objects.requireNonNull(fixture.journal.journalStream());
        ScanSink sink = new ScanSink() {
            @Override
            public void record(long offset, ByteBuffer bytes, int at, int length) {
                scanned.add(RecordBytes.usn(bytes, at));
                names.add(RecordBytes.name(bytes, at));
            }

            @Override
            public void gap(long offset, long length, GapKind kind) {
                throw new AssertionError(kind + " at " + offset + ", " + length + " bytes");
            }
        };
        ByteBuffer window = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        new JournalScanner(sink).scan(window, 0, 0, stream.length, stream.length, true);
        assertThat(scanned).hasSizeGreaterThan(1000);
        assertThat(scanned).isEqualTo(fixture.rows().stream().map(Row::usn).toList());
        assertThat(names).isEqualTo(fixture.rows().stream().map(Row::name).toList());
    }

    @Test
    void theNextUsnContinuesWithoutLossWhateverTheBuffer() {
        fill(500);
        List<Row> whole = fixture.rows();
        for (int size : new int[] {400, 1000, 4096, 70_000}) {
            List<Row> parts = new ArrayList<>();
            Answer answer = fixture.read(fixture.handle, Request.from(0), size);
            while (!answer.rows().isEmpty()) {
                parts.addAll(answer.rows());
                answer = fixture.read(fixture.handle, Request.from(answer.next()), size);
            }
            assertThat(parts).isEqualTo(whole);
        }
    }

    @Test
    void noRoomForOneRecordIsRefused() {
        fill(1);
        assertThat(fixture.read(fixture.handle, Request.from(0), 64).status()).isEqualTo(SMALL);
        assertThat(fixture.read(fixture.handle, Request.from(0), 7).status()).isEqualTo(SMALL);
    }

    @Test
    void version3IsGivenToThoseWhoAcceptItAndVersion2ToTheOthers() {
        fill(3);
        List<Row> version3 = fixture.read(Request.from(0).versions(2, 3)).rows();
        List<Row> version2 = fixture.read(Request.from(0).versions(2, 2)).rows();
        assertThat(version3).isNotEmpty().allMatch(row -> row.version() == 3);
        assertThat(version2).allMatch(row -> row.version() == 2);
        assertThat(fixture.read(Request.from(0).old()).rows()).isEqualTo(version2);
        assertThat(version3.stream().map(row -> row.usn() + row.said() + row.file() + row.time()))
                .isEqualTo(version2.stream()
                        .map(row -> row.usn() + row.said() + row.file() + row.time())
                        .toList());
    }

    @Test
    void impossibleVersionsAreRefused() {
        assertThat(fixture.read(Request.from(0).versions(3, 2)).status()).isEqualTo(PARAMETER);
        assertThat(fixture.read(Request.from(0).versions(0, 1)).status()).isEqualTo(PARAMETER);
    }

    @Test
    void trackedRangesStandRightBeforeTheCloseRecord() {
        assertThat(fixture.journal.trackRanges(16_384, 1 << 20)).isZero();
        try (SimulatedOpen small = fixture.create("small");
                SimulatedOpen large = fixture.create("large")) {
            small.append((1 << 20) - 1);
            large.append(1 << 20);
        }
        List<Row> rows = fixture.read(Request.from(0)).rows();
        List<Row> ranges = rows.stream().filter(row -> row.version() == 4).toList();
        assertThat(ranges).hasSize(1);
        Row range = ranges.getFirst();
        Row close = rows.get(rows.indexOf(range) + 1);
        assertThat(Reason.CLOSE.in(range.reasons())).isTrue();
        assertThat(close.said()).isEqualTo("large DATA_EXTEND|FILE_CREATE|CLOSE");
        assertThat(close.file()).isEqualTo(range.file());
        assertThat(fixture.read(Request.from(0).versions(2, 3)).rows())
                .hasSize(rows.size() - 1)
                .allMatch(row -> row.version() == 3);
        assertThat(fixture.journal.recordsLogged()).isEqualTo(rows.size());
    }

    @Test
    void oneChangedByteMarksItsWholeChunk() {
        fixture.journal.trackRanges(16_384, 1 << 20);
        SimulatedFile file = fixture.create("large").append(10 << 20).file();
        fixture.volume.crashAndRemount();
        long from = fixture.journal.nextUsn();
        fixture.files.open(file).write(16_384 * 5 + 7, 1).close();
        ByteBuffer stream = ByteBuffer.wrap(Objects.requireNonNull(fixture.journal.journalStream()))
                .order(ByteOrder.LITTLE_ENDIAN);
        Row range = fixture.read(Request.from(from).versions(4, 4)).rows().getFirst();
        int at = (int) range.usn();
        assertThat(RecordBytes.extentCount(stream, at)).isEqualTo(1);
        assertThat(RecordBytes.remainingExtents(stream, at)).isZero();
        assertThat(RecordBytes.extentOffset(stream, at, 0)).isEqualTo(16_384 * 5);
        assertThat(RecordBytes.extentLength(stream, at, 0)).isEqualTo(16_384);
    }

    @Test
    void whatWasCutOffAgainIsNoRange() {
        fixture.journal.trackRanges(16_384, 1 << 20);
        try (SimulatedOpen open = fixture.create("large").append(2 << 20)) {
            fixture.volume.crashAndRemount();
            open.write(8 << 20, 100).truncate(2 << 20);
        }
        assertThat(fixture.read(Request.from(0).versions(4, 4)).rows()).hasSize(1);
        assertThat(fixture.said().getLast()).isEqualTo("large DATA_EXTEND|DATA_TRUNCATION|CLOSE");
    }

    @Test
    void oneReasonOfTheMaskIsEnough() {
        try (SimulatedOpen open = fixture.create("a")) {
            open.change(Reason.EA_CHANGE).append(1);
        }
        assertThat(fixture.read(Request.from(0).mask(Reason.EA_CHANGE, Reason.HARD_LINK_CHANGE))
                        .said())
                .containsExactly(
                        "a FILE_CREATE|EA_CHANGE",
                        "a DATA_EXTEND|FILE_CREATE|EA_CHANGE",
                        "a DATA_EXTEND|FILE_CREATE|EA_CHANGE|CLOSE");
    }

    @Test
    void returnOnlyOnCloseNeedsCloseInTheMask() {
        try (SimulatedOpen open = fixture.create("a")) {
            open.change(Reason.EA_CHANGE);
        }
        assertThat(fixture.read(Request.from(0)
                                .mask(Reason.EA_CHANGE, Reason.CLOSE)
                                .closeOnly())
                        .said())
                .containsExactly("a FILE_CREATE|EA_CHANGE|CLOSE");
        assertThat(fixture.read(Request.from(0).mask(Reason.EA_CHANGE).closeOnly())
                        .rows())
                .hasSize(2);
    }

    @Test
    void withoutBytesToWaitForAnEmptyAnswerReturnsAtOnce() {
        fill(5);
        long end = fixture.journal.nextUsn();
        Answer nothing = fixture.read(Request.from(end));
        assertThat(nothing.status()).isEqualTo(OK);
        assertThat(nothing.returned()).isEqualTo(8);
        assertThat(nothing.next()).isEqualTo(end);
        Answer filtered =
                fixture.read(Request.from(0).mask(Reason.HARD_LINK_CHANGE).waiting(0, 5));
        assertThat(filtered.returned()).isEqualTo(8);
        assertThat(filtered.next()).isEqualTo(end);
    }

    @Test
    void oneCallAtATimeRunsOnASynchronousHandle() throws Exception {
        CompletableFuture<Answer> waiting =
                fixture.waits(fixture.handle, Request.from(0).waiting(1, 0));
        ByteBuffer out = fixture.dirty(80);
        Thread second = Thread.ofPlatform().start(() -> fixture.send(ControlCode.FSCTL_QUERY_USN_JOURNAL, null, out));
        Await.until("the second call waits", () -> second.getState() == Thread.State.WAITING || !second.isAlive());
        fixture.file("a");
        second.join();
        assertThat(waiting.get().rows()).isNotEmpty();
        assertThat(out.getLong(16)).as("NextUsn after the wait").isPositive();
    }

    @Test
    void belowTheFirstUsnIsRefusedAndZeroMeansTheFirst() {
        fill(300);
        List<Row> before = fixture.rows();
        fixture.journal.trimTo(5000);
        List<Row> after = fixture.rows();
        assertThat(before).endsWith(after.toArray(Row[]::new));
        assertThat(after.size()).isBetween(10, 100);
        long first = after.getFirst().usn();
        assertThat(fixture.read(Request.from(first)).rows().getFirst().usn()).isEqualTo(first);
        assertThat(fixture.read(Request.from(first - 8)).status()).isEqualTo(TRIMMED);
        assertThat(fixture.read(Request.from(8)).status()).isEqualTo(TRIMMED);
    }

    @Test
    void aUsnWithinARecordOrBehindTheEndIsRefused() {
        fill(300);
        for (Row row : fixture.rows()) {
            assertThat(fixture.read(Request.from(row.usn() + 8)).status()).isEqualTo(PARAMETER);
        }
        assertThat(fixture.read(Request.from(3)).status()).isEqualTo(PARAMETER);
        assertThat(fixture.read(Request.from(fixture.journal.nextUsn() + 8)).status())
                .isEqualTo(PARAMETER);
        assertThat(fixture.read(Request.from(-8)).status()).isEqualTo(PARAMETER);
    }

    @Test
    void theEndOfTheLastRecordOfAPageIsAPlaceToGoOnFrom() {
        fill(10);
        long end = fixture.journal.nextUsn();
        while (fixture.journal.nextUsn() / JournalScanner.PAGE == end / JournalScanner.PAGE) {
            end = fixture.journal.nextUsn();
            fixture.create(fixture.vacant("y".repeat(100)));
        }
        assertThat(fixture.read(Request.from(end)).rows().getFirst().usn() % JournalScanner.PAGE)
                .isZero();
        assertThat(fixture.read(Request.from(end)).status()).isZero();
    }

    @Test
    void aStaleJournalIdIsRefused() {
        assertThat(fixture.read(Request.from(0).of(fixture.journal.journalId() - 1))
                        .status())
                .isEqualTo(PARAMETER);
    }

    @Test
    void readingNeedsReadAccess() {
        try (Handle facts = fixture.open(OpenMode.VOLUME_FACTS)) {
            assertThat(fixture.read(facts, Request.from(0), 4096).status()).isEqualTo(5);
        }
    }
}
