package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code records --format words}: a line a record, for people. */
@Tag("shows-story")
class WordsFormatTest {

    private static final FileId DRAFT = FileId.ntfs(40, 1);
    private static final FileId OTHER = FileId.ntfs(41, 1);
    private static final FileId DOCS = FileId.ntfs(30, 1);
    private static final long FIRST_USN = 1 << 20;

    private static final String CREATED = "The file was created. More may follow, until its close record.";
    private static final String EXTENDED =
            "The file was made longer: data was added to it. Before, since it was opened, it was"
                    + " created. More may follow, until its close record.";
    private static final String CLOSED =
            "The file was closed; the next change begins a new set of reasons. Before, since it was"
                    + " opened, it was created and made longer.";

    @TempDir
    Path folder;

    private final JournalFile journal = new JournalFile(FIRST_USN);

    @BeforeEach
    void add() {
        add(DRAFT, "draft.txt", StoredRows.CREATE);
        add(OTHER, "\u202egnp\n.exe", StoredRows.CREATE);
        add(DRAFT, "draft.txt", StoredRows.CREATE | StoredRows.EXTEND);
        add(DRAFT, "draft.txt", StoredRows.CREATE | StoredRows.EXTEND | StoredRows.CLOSE);
        add(DRAFT, "draft.txt", StoredRows.OLD);
        add(DRAFT, "=final.txt", StoredRows.NEW);
    }

    private void add(FileId file, String name, int reasons) {
        journal.add(Records.v2(name).file(file).parent(DOCS).reason(reasons).time(StoredRows.NOON));
    }

    private List<String> lines(String... more) throws IOException {
        Path file = folder.resolve("J");
        Files.write(file, journal.toBytes());
        String[] arguments = new String[4 + more.length];
        arguments[0] = "records";
        arguments[1] = file.toString();
        arguments[2] = "--format";
        arguments[3] = "words";
        System.arraycopy(more, 0, arguments, 4, more.length);
        Cli.Outcome outcome = Cli.run(arguments);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out().lines().toList();
    }

    private static String words(String line) {
        return line.substring(line.lastIndexOf('\t') + 1);
    }

    @Test
    void aLineHasUsnTimeNameAndWhatTheRecordMeans() throws IOException {
        assertThat(lines())
                .hasSize(6)
                .first()
                .isEqualTo("1048576\t2024-05-03T12:00:00.0000000Z\tdraft.txt\t" + CREATED);
        assertThat(lines()).extracting(WordsFormatTest::words).contains(EXTENDED, CLOSED);
    }

    @Test
    void aHostileNameStaysInItsPlaceOfItsLine() throws IOException {
        assertThat(lines().get(1).split("\t")[2]).isEqualTo("\\u202egnp\\u000a.exe");
        assertThat(lines("--guard-formulas").get(5).split("\t")[2]).isEqualTo("'=final.txt");
    }

    @Test
    void aRenameNamesItsOtherHalf() throws IOException {
        assertThat(words(lines().get(5)))
                .startsWith("The file was renamed from \"draft.txt\"; this record has its new name.");
    }

    @Test
    void recordsThatDoNotPassStillTellWhatWasSetBefore() throws IOException {
        assertThat(lines("--where", "reason any CLOSE"))
                .extracting(WordsFormatTest::words)
                .containsExactly(CLOSED);
        assertThat(lines("--where", "time > -2h and reason any DATA_EXTEND"))
                .extracting(WordsFormatTest::words)
                .containsExactly(EXTENDED, CLOSED);
        assertThat(lines("--paths", "--path", "*draft*"))
                .extracting(WordsFormatTest::words)
                .contains(EXTENDED, CLOSED);
    }

    @Test
    void withPathsTheNameIsAPath() throws IOException {
        assertThat(lines("--paths").getFirst().split("\t")[2]).endsWith("\\draft.txt");
    }

    @Test
    void theLimitCountsLines() throws IOException {
        assertThat(lines("--limit", "2")).hasSize(2);
    }

    @Test
    void aVersion4RecordIsToldWithItsFileInThePlaceOfItsName() throws IOException {
        journal.raw(Records.v4(journal.usn(), DRAFT, DOCS, StoredRows.EXTEND | StoredRows.CLOSE, 0, 0, 65536)
                .array());

        String line = lines().getLast();

        assertThat(line.split("\t")[1]).isEmpty();
        assertThat(line.split("\t")[2]).isEqualTo("File 0001000000000028");
        assertThat(words(line)).contains("One range of the file changed: offset 0, length 65,536.");
    }

    @Test
    void columnsCannotBeChosen() throws IOException {
        Path file = folder.resolve("J");
        Files.write(file, journal.toBytes());

        Cli.Outcome outcome = Cli.run("records", file.toString(), "--format", "words", "--columns", "usn");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--format words");
    }

    @Test
    void whereRecordsAreMissingWhatIsNewIsNotKnown() throws IOException {
        JournalFile broken = new JournalFile(FIRST_USN);
        broken.add(Records.v2("a").file(DRAFT).reason(StoredRows.CREATE));
        byte[] damage = new byte[64];
        damage[0] = 7;
        broken.raw(damage);
        broken.add(Records.v2("a").file(DRAFT).reason(StoredRows.CREATE | StoredRows.EXTEND));
        Path file = folder.resolve("broken");
        Files.write(file, broken.toBytes());

        Cli.Outcome outcome = Cli.run("records", file.toString(), "--format", "words", "--fail-on-gap");

        assertThat(outcome.code()).isEqualTo(ExitCode.GAP);
        assertThat(outcome.err()).isNotEmpty();
        assertThat(outcome.out().lines().reduce("", (first, second) -> second))
                .contains("Which of these reasons are new is not known");
    }

    @Test
    void eachOfSeveralSourcesHasLivesOfItsOwnAndIsTold() throws IOException {
        List<Path> files = List.of(folder.resolve("C/$J"), folder.resolve("D/$J"));
        JournalFile first = new JournalFile(FIRST_USN);
        first.add(Records.v2("a").file(DRAFT).reason(StoredRows.CREATE));
        JournalFile second = new JournalFile(FIRST_USN);
        second.add(Records.v2("a").file(DRAFT).reason(StoredRows.CREATE | StoredRows.EXTEND));
        for (Path file : files) {
            Files.createDirectories(file.getParent());
            Files.write(file, file.startsWith(folder.resolve("C")) ? first.toBytes() : second.toBytes());
        }

        Cli.Outcome outcome = Cli.run("records", folder.toString(), "--format", "words");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        List<String[]> lines =
                outcome.out().lines().map(line -> line.split("\t", -1)).toList();
        assertThat(lines).hasSize(2).allMatch(cells -> cells.length == 6);
        assertThat(lines.getFirst())
                .contains(CREATED)
                .endsWith("C:", files.getFirst().toString());
        assertThat(lines.getLast()).endsWith("D:", files.getLast().toString());
        assertThat(lines.getLast()[3]).contains("Which of these reasons are new is not known");
        assertThat(Cli.run("records", folder.toString(), "--format", "words", "--count")
                        .out())
                .isEqualTo("V2\t2\ntotal\t2\n");
    }
}
