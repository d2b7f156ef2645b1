package dev.tidemark.cli;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

@Tag("shows-story")
class HistoryCommandTest {

    private static final FileId FILE = FileId.ntfs(40, 1);

    @TempDir
    Path folder;

    private String journal() throws IOException {
        JournalFile journal = new JournalFile(4096);
        journal.add(record(CREATE).time(StoredRows.NOON));
        journal.add(record(CREATE | DELETE | CLOSE).time(StoredRows.NOON + StoredRows.SECOND));
        return Files.write(folder.resolve("$J"), journal.toBytes()).toString();
    }

    private static Records record(int reasons) {
        return Records.v2("a.txt").file(FILE).parent(FileId.NTFS_ROOT).reason(reasons);
    }

    @Test
    void aStoryHasNamesWithFromAndToAndLives() throws IOException {
        Cli.Outcome outcome = Cli.run("history", journal(), "--file-id", "0x0001000000000028");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out()).isEqualTo("""
            File 0001000000000028 (entry 40, sequence 1)
              Names
                \\a.txt
                  file 0001000000000028 (entry 40, sequence 1), path reconstructed
                  from 2024-05-03T12:00:00.0000000Z (USN 4096): created
                  to 2024-05-03T12:00:01.0000000Z (USN 4168): deleted
              Lives: 1
                2024-05-03T12:00:00.0000000Z (USN 4096), 1.000 s, 2 records: File create | File delete | Close; temporary
            """);
    }

    @Test
    void aStoryForProgramsHasALineForEachNameAndEachLife() throws IOException {
        String journal = journal();

        Cli.Outcome table = Cli.run("history", journal, "--file-id", "0x0001000000000028", "--format", "tsv");
        Cli.Outcome objects = Cli.run("history", journal, "--path", "\\a.txt", "--format", "jsonl");

        assertThat(table.out().lines())
                .containsExactly(
                        "story\tline\tfile_ref\tpath\tpath_certainty\tbegin\tfirst_usn\tfirst_filetime\tend\tlast_usn"
                                + "\tlast_filetime\trecords\treason",
                        "0001000000000028\tname\t0001000000000028\t\\a.txt\treconstructed\tcreated\t4096\t"
                                + "133592112000000000\tdeleted\t4168\t133592112010000000\t\t",
                        "0001000000000028\tlife\t0001000000000028\t\\a.txt\treconstructed\tcreated\t4096\t"
                                + "133592112000000000\tdeleted\t4168\t133592112010000000\t2\t80000300");
        List<String> lines = objects.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(JSON.std.mapFrom(lines.getFirst()))
                .containsEntry("line", "name")
                .containsEntry("path", "\\a.txt")
                .containsEntry("last_time", "2024-05-03T12:00:01.0000000Z")
                .doesNotContainKey("records");
        assertThat(JSON.std.mapFrom(lines.getLast()))
                .containsEntry("line", "life")
                .containsEntry("records", 2)
                .containsEntry("reason", "0x80000300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\a.txt", "A.TXT", "C:\\a.txt", "/a.txt"})
    void aPathIsTakenAsPeopleWriteIt(String path) throws IOException {
        assertThat(Cli.run("history", journal(), "--path", path).out()).startsWith("File 0001000000000028");
    }

    @Test
    void whatNoRecordIsOfIsSaid() throws IOException {
        Cli.Outcome outcome = Cli.run("history", journal(), "--path", "\\b.txt");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("\\b.txt").contains("No record is of such a file");
    }

    @Test
    void oneFileIsNamedInOneWay() throws IOException {
        assertThat(Cli.run("history", journal()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("history", journal(), "--path", "a", "--file-id", "1")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void ofARealJournalASaveByRenameIsTold() {
        String journal = Journals.file("win7-orc", "$J").toString();

        Cli.Outcome outcome = Cli.run("history", journal, "--file-id", "0001000000009302");

        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out())
                .contains("\\Windows\\System32\\Recovery\\winRE.wim")
                .contains("lost by a rename")
                .contains("got by a rename");
    }
}
