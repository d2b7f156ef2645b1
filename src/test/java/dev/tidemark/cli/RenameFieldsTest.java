package dev.tidemark.cli;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.EXTEND;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rename adds to single records: the record with the name behind it says the name and the path before. */
@Tag("shows-story")
class RenameFieldsTest {

    private static final FileId DOCS = FileId.ntfs(30, 1);
    private static final FileId REPORT = FileId.ntfs(40, 1);
    private static final FileId DRAFT = FileId.ntfs(41, 1);
    private static final FileId HALF = FileId.ntfs(42, 1);

    @TempDir
    Path folder;

    private static Records record(FileId file, FileId parent, String name, int reasons) {
        return Records.v2(name).file(file).parent(parent).reason(reasons);
    }

    /** A file that moves while another is renamed, and half of a rename. */
    private String journal() throws IOException {
        FileId root = FileId.NTFS_ROOT;
        JournalFile journal = new JournalFile(0);
        journal.add(record(DOCS, root, "docs", EXTEND).set("FileAttributes", 0x10));
        journal.add(record(REPORT, root, "a.txt", OLD));
        journal.add(record(DRAFT, DOCS, "draft", OLD));
        journal.add(record(REPORT, DOCS, "b.txt", NEW));
        journal.add(record(DRAFT, DOCS, "final", NEW));
        journal.add(record(REPORT, DOCS, "b.txt", NEW | CLOSE));
        journal.add(record(HALF, DOCS, "half", NEW | CLOSE));
        return Files.write(folder.resolve("$J"), journal.toBytes()).toString();
    }

    private static List<String> lines(Cli.Outcome outcome) {
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        return outcome.out().lines().toList();
    }

    @Test
    void theRecordWithTheNewNameSaysTheOldOneAndNoOtherDoes() throws IOException {
        assertThat(lines(Cli.run("records", journal(), "--columns", "name,old_name,new_name,old_path")))
                .containsExactly(
                        "name\trename_old\trename_new\trename_path",
                        "docs\t\t\t",
                        "a.txt\t\t\t",
                        "draft\t\t\t",
                        "b.txt\ta.txt\tb.txt\t\\a.txt",
                        "final\tdraft\tfinal\t\\docs\\draft",
                        "b.txt\t\t\t",
                        "half\t\t\t");
    }

    @Test
    void namesAloneNeedNoPaths() throws IOException {
        assertThat(lines(Cli.run("records", journal(), "--columns", "name,old_name", "--where", "has old_name")))
                .containsExactly("name\trename_old", "b.txt\ta.txt", "final\tdraft");
    }

    @ParameterizedTest
    @CsvSource({
        "old_name ~ A.TX, b.txt",
        "new_name == final, final",
        "is rename and not is move, final",
        "is move, b.txt",
        "old_path under \\docs, final",
        "has old_path and path ~ b.t, b.txt",
        "old_name == a.txt, b.txt",
        "rename.old like d*, final"
    })
    void recordsAreFilteredByTheRenameThatTheyEnd(String filter, String name) throws IOException {
        assertThat(lines(Cli.run("records", journal(), "--columns", "name", "--where", filter)))
                .containsExactly("name", name);
    }

    @Test
    void countsAndExportsHaveThemToo() throws IOException {
        Path file = folder.resolve("out.csv");
        assertThat(lines(Cli.run("records", journal(), "--count", "--where", "is rename")))
                .contains("total\t2");
        assertThat(Cli.run("stats", journal(), "--by", "old_name,old_path").out())
                .contains("rename.old\tvalue\ta.txt\t\t1\t", "rename.path\tvalue\t\\docs\\draft\t\t1\t");
        Cli.run("export", journal(), "--format", "csv", "--columns", "old_path", "--output", file.toString());
        assertThat(file).content().contains("\\a.txt", "\\docs\\draft");
    }

    @Test
    void recordsOfAVolumeAreReadWithTheOnesAroundThem() {
        try (SimulatedBackend machine = SimulatedBackend.standard(9, InstantSource.system())) {
            machine.step("D:", 300);
            String[] asked = {
                "records", "D:", "--simulated", "--columns", "usn,old_name,new_name", "--where", "is rename"
            };

            List<String> found =
                    Cli.run(simulated -> machine, asked).out().lines().toList();

            assertThat(found).hasSizeGreaterThan(1).allMatch(line -> line.split("\t", -1).length == 3);
            assertThat(found).noneMatch(line -> line.contains("\t\t") || line.endsWith("\t"));
        }
    }

    @ParameterizedTest
    @CsvSource({"win7-orc, 1184", "janstarke-2018, 11", "plaso-2015, 2"})
    void inRealJournalsEachRenameThatIsJoinedIsFoundOnce(String set, int pairs) {
        assertThat(lines(Cli.run("records", Journals.file(set, "$J").toString(), "--count", "--where", "is rename")))
                .contains("total\t" + pairs);
    }

    @ParameterizedTest
    @CsvSource({
        "life == 5, life",
        "life.duration > 5s, life.duration",
        "has life_start, life_start",
        "is temporary, is temporary",
        "is OPEN, is open"
    })
    void whatIsKnownOfWholeLivesNamesTheCommandThatTakesIt(String filter, String name) throws IOException {
        Cli.Outcome outcome = Cli.run("records", journal(), "--where", filter);

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(name, "tidemark lives SOURCE --where");
        assertThat(Cli.run("lives", journal(), "--where", filter).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aColumnOfLivesNamesTheCommandToo() throws IOException {
        Cli.Outcome outcome = Cli.run("records", journal(), "--columns", "name,life");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("tidemark lives SOURCE");
        assertThat(FieldRegistry.standard().elsewhere("life")).isEmpty();
    }

    @Test
    void recordsThatAreCarvedStandAloneAndHaveNone() throws IOException {
        assertThat(Cli.run("carve", "--help").out()).doesNotContain("rename.old");
        assertThat(Cli.run("records", "--help").out()).contains("rename.old", "is move");
    }
}
