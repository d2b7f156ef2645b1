package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.field.Citation;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.filter.CitedRow;
import dev.tidemark.session.Marks;
import dev.tidemark.session.MarksOfCapture;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.Reading;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A record that was cited from a live volume is found there, in a capture of it, and in a {@code $J} of its journal. */
@Tag("shows-rows")
@Timeout(120)
class CitedRecordTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    Path folder;

    private SimulatedBackend machine;
    private LiveSource live;

    @BeforeEach
    void read() throws Exception {
        machine = machine(7);
        VolumeFacts volume = VolumeFacts.named(machine.volumes(), "D:").orElseThrow();
        live = read(volume, ReadOptions.DEFAULT);
    }

    private LiveSource read(VolumeFacts volume, ReadOptions options) throws Exception {
        LiveSource source = new LiveSource(machine, volume, folder, Long.MAX_VALUE, CLOCK);
        source.start(options);
        long end = VolumeRecords.journal(machine, "D:").nextUsn();
        Await.until("all records of D:", () -> source.nextUsn() >= end);
        return source;
    }

    @AfterEach
    void close() {
        live.close();
        machine.close();
    }

    private static SimulatedBackend machine(long seed) {
        SimulatedBackend made = SimulatedBackend.standard(seed, CLOCK);
        made.step("D:", 3000);
        return made;
    }

    private RecordCursor row(long record) {
        RecordCursor row = new RecordCursor();
        assertThat(Reading.read(live.store(), record, row)).isTrue();
        return row;
    }

    /** As the window cites it. */
    private Citation cite(long record) {
        VolumeFacts volume = live.volume();
        return Citation.of(
                        row(record),
                        new Citation.Origin(
                                OptionalLong.of(volume.serial()), live.journalIdAt(record), OptionalLong.empty()))
                .orElseThrow();
    }

    private static String line(Cli.Outcome outcome) {
        assertThat(outcome.err()).matches("(tidemark: journal id 0x[0-9a-f]{16}, next USN \\d+\\R)?");
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines).hasSize(2);
        return lines.getLast();
    }

    /** A {@code $J}: NTFS keeps version 2, each record where its USN says. */
    private Path journalFile() throws Exception {
        List<byte[]> records = new ArrayList<>();
        List<Long> usns = new ArrayList<>();
        ReadOptions asVersion2 = new ReadOptions(
                ReadOptions.Start.OLDEST, 0, OptionalLong.empty(), ReadOptions.Versions.V0, -1, false, 1, 0);
        try (LiveSource stored = read(live.volume(), asVersion2)) {
            collect(stored, records, usns);
        }
        long base = usns.getFirst() & -4096;
        int size = (int) (usns.getLast() + records.getLast().length - base);
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < records.size(); i++) {
            file.put((int) (usns.get(i) - base), records.get(i));
        }
        return Files.write(folder.resolve("$J"), file.array());
    }

    private static void collect(LiveSource stored, List<byte[]> records, List<Long> usns) {
        Reading.all(stored.store(), row -> row.isRecord() && records.add(row.copy()) && usns.add(row.usn()));
    }

    private long recordOf(int percent) {
        RecordStore store = live.store();
        long record = store.firstRecord() + store.size() * percent / 100;
        while (!row(record).hasTimeAndName()) {
            record++;
        }
        return record;
    }

    @Test
    void itIsFoundOnTheVolume() {
        long record = recordOf(50);
        String found = line(Cli.run(
                simulated -> machine(7),
                "records",
                "D:",
                "--simulated",
                "--at",
                cite(record).toString()));

        assertThat(found)
                .startsWith(row(record).usn() + "\t")
                .endsWith("\t" + row(record).name());
    }

    @Test
    void itIsFoundInACaptureOfTheVolume() throws Exception {
        Path saved = folder.resolve("saved");
        Captures.save(live, saved, MarkerWords::of);
        long record = recordOf(30);

        String found =
                line(Cli.run("records", saved.toString(), "--at", cite(record).toString()));
        assertThat(found).startsWith(row(record).usn() + "\t");
        assertThat(line(Cli.run(
                        "records",
                        saved.toString(),
                        "--paths",
                        "--at",
                        cite(record).toString())))
                .startsWith(row(record).usn() + "\t");
    }

    @Test
    void itIsFoundInAFileOfTheSameJournal() throws Exception {
        Path file = journalFile();
        for (int percent : new int[] {0, 10, 99}) {
            long record = recordOf(percent);
            String found = line(
                    Cli.run("records", file.toString(), "--at", cite(record).toString()));
            assertThat(found).startsWith(row(record).usn() + "\t");
        }
    }

    /** The volume is read as version 3, and keeps version 2. */
    @Tag("shows-ask")
    @Test
    void aMarkMadeOnTheVolumeIsFoundInAFileAndInACaptureOfTheSameJournal() throws Exception {
        RecordCursor marked = row(recordOf(30));
        Marks marks = new Marks();
        marks.putAll(List.of(new RecordMark(cite(recordOf(30)), marked.name(), marked.time(), "suspect", "")));

        try (FileSource file = FileSource.open(journalFile(), folder)) {
            file.awaitLoaded();
            assertThat(marked(file.store(), marks)).containsExactly("V2 " + marked.usn());
        }
        assertThat(marked(live.store(), marks)).containsExactly("V" + marked.version() + " " + marked.usn());

        Path saved = folder.resolve("saved.tidemark");
        Captures.save(live, saved, MarkerWords::of, new MarksOfCapture(marks), done -> true);
        assertThat(line(Cli.run("records", saved.toString(), "--marked"))).startsWith(marked.usn() + "\t");
        assertThat(line(Cli.run("records", saved.toString(), "--from", "suspect", "--to", "suspect")))
                .startsWith(marked.usn() + "\t");
    }

    private static List<String> marked(RecordStore store, Marks marks) {
        return Reading.all(
                        store,
                        row -> row.isRecord() && marks.find(row.bytes(), row.position()) != null
                                ? "V" + row.version() + " " + row.usn()
                                : "")
                .stream()
                .filter(found -> !found.isEmpty())
                .toList();
    }

    @Test
    void anotherRecordAtTheSameUsnIsRefusedInWords() throws Exception {
        Citation cited = cite(recordOf(50));
        Citation other = new Citation(
                cited.kind(), cited.usn(), cited.digest() ^ 1, cited.serial(), cited.journalId(), cited.offset());
        Cli.Outcome outcome = Cli.run("records", journalFile().toString(), "--at", other.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err())
                .contains(other.toString())
                .contains("it is not the cited one")
                .contains("$J");
    }

    @Test
    void aUsnThatIsNotThereIsSaid() throws Exception {
        Cli.Outcome outcome = Cli.run("records", journalFile().toString(), "--at", "usn1-0123456789ab");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("No record there has USN 1");
    }

    @Test
    void anotherJournalOfTheVolumeIsRefusedThoughTheRecordLooksAlike() {
        Citation cited = cite(recordOf(50));
        Citation other = new Citation(
                cited.kind(), cited.usn(), cited.digest(), cited.serial(), OptionalLong.of(77), cited.offset());
        Cli.Outcome outcome =
                Cli.run(simulated -> machine(7), "records", "D:", "--simulated", "--at", other.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("it is not the cited one");
    }

    @Test
    void whatIsNoCitationOfARecordIsAWrongCall() {
        for (String wrong : List.of("7000000", "gap4096-0123456789ab")) {
            Cli.Outcome outcome = Cli.run("records", "x", "--at", wrong);
            assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
            assertThat(outcome.err()).contains("--at takes");
        }
    }

    // --- among rows

    @Test
    void aRowIsFoundByItsCitationAndARowThatIsNoRecordToo() {
        long record = recordOf(70);
        assertThat(CitedRow.find(live.store(), cite(record), key -> true, () -> false))
                .isEqualTo(new CitedRow.Answer(CitedRow.Found.ROW, record));

        long started = live.store().derivedBefore(Long.MAX_VALUE, RowKind.STARTED);
        assertThat(CitedRow.find(live.store(), cite(started), key -> true, () -> false))
                .isEqualTo(new CitedRow.Answer(CitedRow.Found.ROW, started));
    }

    @Test
    void aRowOfAnotherOriginIsAnotherRow() {
        Citation cited = cite(recordOf(70));

        assertThat(CitedRow.find(live.store(), cited, key -> false, () -> false).found())
                .isEqualTo(CitedRow.Found.ANOTHER);
    }
}
