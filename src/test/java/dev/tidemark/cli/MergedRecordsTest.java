package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several sources as one list by time. */
@Tag("shows-out")
@Timeout(60)
class MergedRecordsTest {

    private static final long NOON = StoredRows.NOON;
    private static final FileId FILE = FileId.ntfs(9, 1);
    private static final FileId FOLDER = FileId.ntfs(5, 5);

    @TempDir
    Path folder;

    /** A journal of records at these seconds behind noon, each named for its file and its second. */
    private Path journal(String name, int... seconds) throws IOException {
        JournalFile journal = new JournalFile(0);
        for (int second : seconds) {
            add(journal, name + second, second);
        }
        return write(name, journal);
    }

    private static void add(JournalFile journal, String name, int second) {
        journal.add(Records.v2(name)
                .file(FILE)
                .parent(FOLDER)
                .reason(0x100)
                .time(second < 0 ? 0 : NOON + second * StoredRows.SECOND));
    }

    private static void extents(JournalFile journal) {
        journal.raw(Records.v4(journal.usn(), FILE, FOLDER, 1, 0, 0, 4096).array());
    }

    private Path write(String name, JournalFile journal) throws IOException {
        return Files.write(folder.resolve(name + ".J"), journal.toBytes());
    }

    private static Cli.Outcome records(List<Path> files, String... options) {
        return Cli.run(Stream.of(Stream.of("records"), files.stream().map(Path::toString), Stream.of(options))
                .flatMap(all -> all)
                .toArray(String[]::new));
    }

    private static List<String> names(Cli.Outcome outcome) {
        return outcome.out()
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1)[0])
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--where=usn>=0", "--paths"})
    void recordsOfSeveralSourcesStandByTime(String options) throws IOException {
        Path a = journal("a", 1, 5, 9, 7, 12);
        Path b = journal("b", 2, 5, 8, -1, 11);
        String[] all = ("--columns name " + options).strip().split(" ");

        assertThat(names(records(List.of(a, b), all)))
                .containsExactly("a1", "b2", "a5", "b5", "b8", "b-1", "a9", "a7", "b11", "a12");
        assertThat(names(records(List.of(b, a), all)).subList(0, 4)).containsExactly("a1", "b2", "b5", "a5");
        assertThat(names(records(List.of(b, a), "--columns", "name", "--unmerged")))
                .containsExactly("b2", "b5", "b8", "b-1", "b11", "a1", "a5", "a9", "a7", "a12");
    }

    @Test
    void extentsStandBeforeTheirCloseRecordAlsoWhereThatIsNotWritten() throws IOException {
        JournalFile journal = new JournalFile(0);
        add(journal, "a1", 1);
        for (int i = 0; i < 3; i++) {
            extents(journal);
        }
        add(journal, "a9", 9);
        extents(journal);
        Path a = write("a", journal);
        Path b = journal("b", 5, 10);

        assertThat(names(records(List.of(a, b), "--columns", "name")))
                .containsExactly("a1", "b5", "", "", "", "a9", "", "b10");
        assertThat(names(records(List.of(a, b), "--columns", "name", "--where", "version == 4 or name ~ b")))
                .containsExactly("b5", "", "", "", "", "b10");
    }

    @Test
    void aRecordOfTwoExtractsOfOneJournalIsWrittenOnce() throws IOException {
        Path a = journal("a", 1, 2, 3);
        Path copy = Files.copy(a, folder.resolve("copy.J"));
        Path b = journal("b", 2);

        Cli.Outcome once = records(List.of(a, copy, b), "--columns", "name,source");

        assertThat(names(once)).containsExactly("a1", "a2", "b2", "a3");
        assertThat(once.out()).doesNotContain("copy.J");
        assertThat(once.err())
                .contains("3 records stand in more than one source and are written once", "0\t0\t" + copy + "\tread");
        assertThat(names(records(List.of(a, copy), "--columns", "name", "--unmerged")))
                .hasSize(6);
        assertThat(names(records(List.of(a, copy), "--columns", "name", "--where", "source ~ copy")))
                .as("of which only one is asked for")
                .hasSize(3);
    }

    @Test
    void aLimitIsOfTheEarliest() throws IOException {
        Path a = journal("a", 4, 5, 6);
        Path b = journal("b", 1, 2, 9);

        Cli.Outcome outcome = records(List.of(a, b), "--columns", "name", "--limit", "4");

        assertThat(outcome.code()).isZero();
        assertThat(names(outcome)).containsExactly("b1", "b2", "a4", "a5");
        assertThat(outcome.err()).contains("2\t0\t" + a, "2\t0\t" + b);
    }

    @Test
    void whatWasReadOfAFileThatFailsStandsInItsPlace() throws IOException {
        Path a = journal("a", 1, 4);
        Path broken = Files.write(folder.resolve("c.J"), new byte[70_000]);
        Path b = journal("b", 2);

        Cli.Outcome outcome = records(List.of(a, broken, b), "--columns", "name");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(names(outcome)).containsExactly("a1", "b2", "a4");
        assertThat(outcome.err()).contains(broken + "\tfailed: ", "2 read, 1 failed");
    }

    /** So many sources that none may hold much, with random times: compared with a sort. */
    @ParameterizedTest
    @ValueSource(ints = {40, 300})
    void anyNumberOfSourcesIsMergedAsASortDoesIt(int count) throws IOException {
        Random random = new Random(count);
        List<Path> files = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] seconds = random.ints(random.nextInt(1, 60), 0, 3000).sorted().toArray();
            String name = String.format("s%03d-", i);
            files.add(journal(name, seconds));
            for (int second : seconds) {
                expected.add(String.format("%06d", second) + name + second);
            }
        }
        expected.sort((one, other) -> one.substring(0, 10).compareTo(other.substring(0, 10)));

        Cli.Outcome outcome = records(files, "--columns", "name");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(names(outcome))
                .isEqualTo(expected.stream().map(name -> name.substring(6)).toList());
    }

    @Test
    void aSourceWhoseNameNoFileCanHaveStopsNoOther() throws IOException {
        Path a = journal("a", 1, 4);
        Path b = journal("b", 2);

        Cli.Outcome outcome = Cli.run("records", a.toString(), "c\0.J", b.toString(), "--columns", "name");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(names(outcome)).containsExactly("a1", "b2", "a4");
        assertThat(outcome.err()).contains("2 read, 1 failed");
    }

    // --- what waits in a file

    @Test
    void aBatchThatWasWrittenIsFilledAgain() throws IOException {
        LineBatch batch = batch("a long first line", "second");
        batch.clear();
        batch.text().write("new".getBytes(StandardCharsets.UTF_8));
        batch.add(5, 6);
        batch.end(0);

        ByteArrayOutputStream text = new ByteArrayOutputStream();
        batch.writeTo(text, 0);
        assertThat(text.toString(StandardCharsets.UTF_8)).isEqualTo("new");
        assertThat(List.of(batch.time(0), batch.identity(0))).containsExactly(5L, 6L);
        assertThat(batch.count()).isEqualTo(1);
    }

    private static LineBatch batch(String... lines) throws IOException {
        LineBatch batch = new LineBatch(16);
        for (int i = 0; i < lines.length; i++) {
            batch.text().write(lines[i].getBytes(StandardCharsets.UTF_8));
            batch.add(i, 100 + i);
        }
        batch.end(0);
        return batch;
    }

    @Test
    void whatWaitsInAFileIsReadAgainAndNoFileIsLeft() throws IOException {
        try (LineSpill spill = new LineSpill(folder)) {
            LineSpill.Place first = spill.put(batch("one", "", "three"));
            LineSpill.Place second = spill.put(batch("four"));

            LineBatch again = spill.get(first);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            again.writeTo(text, 2);
            again.writeTo(text, 1);
            spill.get(second).writeTo(text, 0);

            assertThat(text.toString(StandardCharsets.UTF_8)).isEqualTo("threefour");
            assertThat(again.count()).isEqualTo(3);
            assertThat(again.time(2)).isEqualTo(2);
            assertThat(again.identity(2)).isEqualTo(102);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTemporaryFolderThatFailsIsNamedWithWhatNeedsNone() throws IOException {
        List<String> args = new ArrayList<>(List.of("records"));
        for (int i = 0; i < 257; i++) {
            args.add(journal("s" + i, i).toString());
        }
        Path gone = folder.resolve("gone");
        Volumes volumes = new Volumes() {
            @Override
            public @Nullable Computer open(@Nullable SimulatedMachine simulated) {
                return null;
            }

            @Override
            public Path temporaryFolder() {
                return gone;
            }
        };

        Cli.Outcome outcome = Cli.run(volumes, args.toArray(String[]::new));

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains(gone.toString(), "--unmerged");
    }

    @Test
    void anOutputThatFailsEndsThemAll() throws IOException {
        Path a = journal("a", 1, 4);
        Path b = journal("b", 2);

        Cli.Outcome outcome =
                records(List.of(a, b), "--output", folder.resolve("no/such.tsv").toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    }

    // --- volumes

    private static Volumes machine(double perSecond) {
        return simulated -> {
            SimulatedBackend machine = SimulatedBackend.standard(8, InstantSource.system());
            for (int i = 0; i < 20; i++) {
                machine.step("C:", 20);
                machine.step("D:", 20);
            }
            if (perSecond > 0) {
                machine.start(perSecond);
            }
            return machine;
        };
    }

    private static List<String[]> cells(String out) {
        return out.lines().skip(1).map(line -> line.split("\t", -1)).toList();
    }

    /** What each volume wrote, in its order. */
    private static void checkUsns(List<String[]> rows) {
        Map<String, Long> last = new HashMap<>();
        for (String[] row : rows) {
            long usn = Long.parseLong(row[1]);
            assertThat(usn).as(row[2]).isGreaterThan(last.getOrDefault(row[2], -1L));
            last.put(row[2], usn);
        }
        assertThat(last).containsOnlyKeys("C:", "D:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"time,usn,volume", "time,usn,volume,path"})
    void volumesStandByTime(String columns) {
        Cli.Outcome outcome =
                Cli.run(machine(0), "records", "D:", "C:", "--simulated", "--versions=2,3", "--columns", columns);

        assertThat(outcome.code()).as(outcome.err()).isZero();
        List<String[]> rows = cells(outcome.out());
        checkUsns(rows);
        assertThat(rows.stream().map(row -> row[0])).isSorted();
        assertThat(rows).hasSizeGreaterThan(800);
    }

    /** The reader goes when it has had enough. */
    @ParameterizedTest
    @ValueSource(strings = {"time,usn,volume", "time,usn,volume,path"})
    void followingSeveralVolumesGoesOnUntilNobodyReads(String columns) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        OutputStream reader = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (written.size() > 400_000) {
                    throw new IOException("Broken pipe");
                }
                written.write(b);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = new CommandLineApp(FieldRegistry.standard(), machine(5000))
                .run(
                        new String[] {"records", "C:", "D:", "F:", "--simulated", "--follow", "--columns", columns},
                        reader,
                        new PrintStream(err));

        // What was read was whole, and nobody is left to be told of the volume without a journal.
        assertThat(code).isEqualTo(ExitCode.OK);
        String whole = written.toString(StandardCharsets.UTF_8);
        checkUsns(cells(whole.substring(0, whole.lastIndexOf('\n'))));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .as("said at once, since the others go on")
                .contains("F:", "1179");
    }
}
