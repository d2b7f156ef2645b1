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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
