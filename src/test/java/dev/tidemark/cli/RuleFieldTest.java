package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.session.HighlightsFile;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's highlight rules on the command line: a field that filters and columns can ask for. */
@Tag("shows-ask")
class RuleFieldTest {

    @TempDir
    Path folder;

    private Cli.Outcome run(String... args) {
        return Cli.withData(folder, args);
    }

    private void rules(String text) throws IOException {
        Files.writeString(folder.resolve(HighlightsFile.NAME), text);
    }

    private String journal() throws IOException {
        FileId temp = FileId.ntfs(30, 1);
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("Temp")
                .file(temp)
                .parent(FileId.NTFS_ROOT)
                .set("FileAttributes", 0x10)
                .reason(Reason.FILE_CREATE.bit() | Reason.CLOSE.bit()));
        journal.add(Records.v2("in-temp").file(FileId.ntfs(31, 1)).parent(temp));
        journal.add(Records.v2("a.exe"));
        journal.add(Records.v3("b.exe"));
        return Files.write(folder.resolve("$J"), journal.toBytes()).toString();
    }

    @Test
    void recordsAreFilteredByTheFirstRuleThatTheyPass() throws IOException {
        rules("[First]\na.exe\n[Programs]\next == exe\n[Off]\nstate: off\nhas usn\n");
        assertThat(run("records", journal(), "--where", "rule == programs", "--columns", "name")
                        .out())
                .isEqualTo("name\nb.exe\n");
        assertThat(run("records", journal(), "--where", "has rule", "--columns", "name,rule")
                        .out())
                .isEqualTo("name,rule\na.exe,First\nb.exe,Programs\n".replace(',', '\t'));
    }

    @Test
    void aRuleMayAskForPaths() throws IOException {
        rules("[Temp]\npath ~ \"\\Temp\\\"\n");
        assertThat(run("records", journal(), "--where", "rule == Temp", "--columns", "name")
                        .out())
                .isEqualTo("name\nin-temp\n");
        assertThat(run("records", journal(), "--columns", "name,rule").out())
                .isEqualTo("name\trule\nTemp\t\nin-temp\tTemp\na.exe\t\nb.exe\t\n");
    }

    @Test
    void recordsAndLivesAreCountedAndListedByARuleThatAsksForPaths() throws IOException {
        rules("[Temp]\npath ~ \"\\Temp\\\"\n");
        assertThat(run("stats", journal(), "--by", "rule").out().lines())
                .anyMatch(line -> line.startsWith("rule\tvalue\tTemp\t\t1\t"));
        assertThat(run("lives", journal(), "--columns", "name,rule").out())
                .as("a.exe and b.exe are one life")
                .isEqualTo("name\trule\nTemp\t\nin-temp\tTemp\nb.exe\t\n");
        assertThat(run("lives", journal(), "--where", "rule == Temp", "--columns", "name")
                        .out())
                .isEqualTo("name\nin-temp\n");
    }

    @Test
    void withoutRulesNoRecordHasOne() throws IOException {
        Cli.Outcome outcome = run("records", journal(), "--where", "has rule", "--columns", "name");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualTo("name\n");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void aRuleThatIsNoneIsSaidOnlyWhereRulesAreAskedForAndStopsNoOther() throws IOException {
        rules("nameless\n[Bad]\nnmae == x\n[Programs]\next == exe\n");
        Cli.Outcome asked = run("records", journal(), "--where", "rule == programs", "--columns", "name");
        assertThat(asked.out()).isEqualTo("name\na.exe\nb.exe\n");
        assertThat(asked.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains(HighlightsFile.NAME, "Line 1: "),
                        line -> assertThat(line).contains("The highlight rule Bad is not in force"));
        assertThat(run("records", journal(), "--columns", "name").err()).isEmpty();
    }
}
