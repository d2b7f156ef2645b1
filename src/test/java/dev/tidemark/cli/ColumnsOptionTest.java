package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.TestField;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-rows")
class ColumnsOptionTest {

    @TempDir
    Path folder;

    private String journal() throws IOException {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a.txt").file(FileId.ntfs(30, 7)).parent(FileId.NTFS_ROOT));
        journal.add(Records.v2("b,c").file(FileId.ntfs(31, 1)).parent(FileId.NTFS_ROOT));
        return Files.write(folder.resolve("$J"), journal.toBytes()).toString();
    }

    private static String out(String... args) {
        Cli.Outcome outcome = Cli.run(args);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        return outcome.out();
    }

    @Test
    void chosenColumnsAreWrittenInTheirOrder() throws IOException {
        assertThat(out("records", journal(), "--columns", "name,file.entry,ext"))
                .isEqualTo("name\tfile_entry\text\na.txt\t30\ttxt\nb,c\t31\t\n");
        assertThat(out("records", journal(), "--format", "csv", "--columns", "FileName,FILE_ENTRY"))
                .isEqualTo("FileName,file_entry\na.txt,30\n\"b,c\",31\n");
        assertThat(out("records", journal(), "--format", "jsonl", "--columns", "ext,name"))
                .isEqualTo("{\"ext\":\"txt\",\"FileName\":\"a.txt\"}\n{\"FileName\":\"b,c\"}\n");
    }

    @Test
    void rowAndOffsetAreCountedWhereARecordStands() throws IOException {
        String[] lines =
                out("records", journal(), "--columns", "row,offset,usn").split("\n");
        assertThat(lines[1]).isEqualTo("0\t0\t0");
        assertThat(lines[2]).matches("1\t(\\d+)\t\\1");
    }

    @Test
    void aColumnOfThePathNeedsNoOtherOption() throws IOException {
        assertThat(out("records", journal(), "--columns", "path,certainty,dir,depth"))
                .isEqualTo("path\tpath_certainty\tdir\tdepth\n"
                        + "\\a.txt\treconstructed\t\\\t1\n\\b,c\treconstructed\t\\\t1\n");
    }

    @Test
    void pathsStandBehindChosenColumnsWhereTheyAreNotAmongThem() throws IOException {
        assertThat(out("records", journal(), "--columns", "path,usn", "--paths", "--limit", "0"))
                .isEqualTo("path\tusn\tpath_certainty\n");
    }

    @ParameterizedTest
    @CsvSource({"nmae, did you mean name?", "FileAtributes, did you mean attr?", "xyzzyqqqq, --help lists them"})
    void aColumnThatIsNoFieldIsAMistakeInTheArguments(String column, String words) throws IOException {
        Cli.Outcome outcome = Cli.run("records", journal(), "--columns", "usn," + column);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("'" + column + "' is not a field").contains(words);
    }

    @Test
    void aWrongColumnIsToldBeforeAnythingIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.tsv"), "kept");
        Cli.Outcome outcome =
                Cli.run("records", journal(), "--path", "a", "--columns", "xyzzyqqqq", "--output", file.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(file).hasContent("kept");
    }

    @Test
    void aCountHasNoColumns() throws IOException {
        assertThat(Cli.run("records", journal(), "--count", "--columns", "usn").code())
                .isEqualTo(ExitCode.USAGE);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void helpListsEveryFieldWithItsMeaningAndTheOptionsOfFields() {
        String help = words(out("records", "--help"));
        for (RecordField field : FieldRegistry.standard().fields()) {
            assertThat(help).contains(words(" " + field.id() + " " + field.meaning()));
            if (field.option() != null) {
                assertThat(help)
                        .contains("--" + field.option().name() + "="
                                + field.option().label().substring(0, 1))
                        .contains(words(field.option().help()));
            }
        }
    }

    @Test
    void aContributedFieldIsAColumnOfTheCommandLineToo() throws IOException {
        FieldRegistry registry = TestField.registry();
        assertThat(words(Cli.run(registry, simulated -> null, "records", "--help")
                        .out()))
                .contains("test.left How far the next thousand is.");
        assertThat(Cli.run(registry, simulated -> null, "records", journal(), "--columns", "test.left")
                        .out())
                .startsWith("test_left\n1000\n");
        assertThat(Cli.run(registry, simulated -> null, "records", journal(), "--format", "csv")
                        .out())
                .contains(",Extents,test_left\n");
    }
}
