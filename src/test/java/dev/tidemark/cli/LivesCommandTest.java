package dev.tidemark.cli;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.DELETE;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
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
import tools.jackson.jr.ob.JSON;

@Tag("shows-story")
class LivesCommandTest {

    private static final FileId DOCS = FileId.ntfs(30, 1);
    private static final FileId REPORT = FileId.ntfs(40, 1);
    private static final FileId PASSED = FileId.ntfs(41, 1);

    @TempDir
    Path folder;

    /** A directory, a file that moves into it, one that comes and goes, and one that stays open. */
    private String journal() throws IOException {
        FileId root = FileId.NTFS_ROOT;
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2(DOCS, root, "docs", CREATE).set("FileAttributes", 0x10));
        journal.add(Records.v2(DOCS, root, "docs", CREATE | CLOSE).set("FileAttributes", 0x10));
        journal.add(Records.v2(REPORT, root, "a.txt", OLD));
        journal.add(Records.v2(PASSED, DOCS, "x.tmp", CREATE));
        journal.add(Records.v2(REPORT, DOCS, "b.txt", NEW));
        journal.add(Records.v2(PASSED, DOCS, "x.tmp", CREATE | DELETE | CLOSE));
        journal.add(Records.v2(REPORT, DOCS, "b.txt", NEW | CLOSE));
        journal.add(Records.v2(REPORT, DOCS, "b.txt", Reason.DATA_EXTEND.bit()));
        return Files.write(folder.resolve("$J"), journal.toBytes()).toString();
    }

    @Test
    void aHeaderAndThenOneLineALifeInTheOrderOfFirstRecords() throws IOException {
        List<String> lines = Cli.run(
                        "lives",
                        journal(),
                        "--columns",
                        "life.name,rename.old,path,rename.path,life.begin,life.end,life.records")
                .lines();

        assertThat(lines)
                .containsExactly(
                        "life_name\trename_old\tpath\trename_path\tlife_begin\tlife_end\tlife_records",
                        "docs\t\t\\docs\t\tcreated\tclosed\t2",
                        "b.txt\ta.txt\t\\docs\\b.txt\t\\a.txt\topened\tclosed\t3",
                        "x.tmp\t\t\\docs\\x.tmp\t\tcreated\tdeleted\t2",
                        "b.txt\t\t\\docs\\b.txt\t\topened\topen\t1");
    }

    @ParameterizedTest
    @CsvSource({
        "is temporary, x.tmp",
        "is move, b.txt",
        "is rename, b.txt",
        "is open, b.txt",
        "rename.old == a.txt, b.txt",
        "life.records == 2 and dir under \\docs, x.tmp",
        "path like *\\docs\\x*, x.tmp",
        "life.reasons all FILE_CREATE|FILE_DELETE, x.tmp",
        "life.end == deleted, x.tmp",
        "dir == \\ , docs"
    })
    void livesAreFilteredByWhatTheyAre(String filter, String name) throws IOException {
        assertThat(Cli.run("lives", journal(), "--columns", "life.name", "--where", filter)
                        .lines())
                .containsExactly("life_name", name);
    }

    @Test
    void jsonLinesHaveOnlyWhatALifeHas() throws IOException {
        List<String> lines = Cli.run("lives", journal(), "--format", "jsonl", "--where", "is move")
                .lines();

        assertThat(lines).hasSize(1);
        assertThat(JSON.std.mapFrom(lines.getFirst()))
                .containsEntry("life_name", "b.txt")
                .containsEntry("rename_old", "a.txt")
                .containsEntry("life_reasons", "0x80003000")
                .doesNotContainKeys("life_extents", "life_extents_bytes");
    }

    @Test
    void halvesOfRenamesWithoutTheOtherAreSaid() throws IOException {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2(REPORT, DOCS, "b.txt", NEW));
        Path file = Files.write(folder.resolve("half"), journal.toBytes());

        assertThat(Cli.run("lives", file.toString()).err()).contains("1 halves of renames have no other half");
    }

    @Test
    void aWrongColumnOrFilterIsAMisuse() throws IOException {
        assertThat(Cli.run("lives", journal(), "--columns", "life.nme").err()).contains("did you mean life.name?");
        assertThat(Cli.run("lives", journal(), "--where", "life.nme == a").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("lives", folder.resolve("none").toString()).code()).isEqualTo(ExitCode.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"win7-orc, 16490", "win10-v4-dfirntfs, 97"})
    void realJournalsHaveOneLineForEachLife(String set, int lives) {
        Cli.Outcome outcome = Cli.run("lives", Journals.file(set, "$J").toString(), "--columns", "life");

        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out().lines()).hasSize(lives + 1);
        assertThat(outcome.out().lines().skip(1).map(Long::parseLong).toList()).isSorted();
    }

    @Test
    void aVolumeHasLivesToo() {
        try (SimulatedBackend machine = SimulatedBackend.standard(9, InstantSource.system())) {
            machine.step("D:", 300);

            Cli.Outcome outcome = Cli.run(simulated -> machine, "lives", "D:", "--simulated", "--columns", "life");

            assertThat(outcome.code()).isEqualTo(ExitCode.OK);
            assertThat(outcome.out().lines().skip(1).map(Long::parseLong).toList())
                    .isNotEmpty()
                    .isSorted();
        }
    }

    @Test
    void rangesOfVersion4AreJoined() {
        Cli.Outcome outcome = Cli.run(
                "lives",
                Journals.file("win10-v4-dfirntfs", "$J").toString(),
                "--columns",
                "life.extents.count,life.extents.bytes,life.extents",
                "--where",
                "has life.extents");

        assertThat(outcome.out().lines()).hasSize(8).contains("1\t2228224\t0:220000");
    }
}
