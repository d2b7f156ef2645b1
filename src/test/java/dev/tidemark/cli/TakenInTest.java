package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that look at all of a source: what they say where that, or the output, is not there as a whole. */
@Tag("shows-story")
class TakenInTest {

    private static final FileId FILE = FileId.ntfs(40, 1);

    @TempDir
    Path folder;

    static Stream<String> commands() {
        return Stream.of(
                "lives SOURCE",
                "changes SOURCE",
                "history SOURCE --file-id " + FILE.hex(),
                "stats SOURCE --by ext",
                "journal reach SOURCE");
    }

    private static String[] words(String command, Path source) {
        return Arrays.stream(command.split(" "))
                .map(word -> word.equals("SOURCE") ? source.toString() : word)
                .toArray(String[]::new);
    }

    private static byte[] journal(int records) {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < records; i++) {
            journal.add(Records.v2("a.txt").file(FILE).parent(FileId.NTFS_ROOT).time(StoredRows.NOON));
        }
        return journal.toBytes();
    }

    private Path file() throws IOException {
        return Files.write(folder.resolve("$J"), journal(10));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aFullDiskIsBlamedOnTheOutput(String command) throws IOException {
        Cli.Outcome outcome = Cli.withoutOutput("No space left on device", words(command, file()));

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err())
                .contains("standard output: No space left on device", "could not be written")
                .doesNotContain("could not be read");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aReaderThatLeavesIsNoFailure(String command) throws IOException {
        Cli.Outcome outcome = Cli.withoutOutput("Broken pipe", words(command, file()));

        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.err()).doesNotContain("pipe");
    }

    /** Fewer records than it says. */
    @ParameterizedTest
    @MethodSource("commands")
    void ofASourceThatIsNotWholeTheRestIsSaidToBeMissing(String command) throws IOException {
        Path capture = Files.createDirectory(folder.resolve("capture"));
        Files.write(capture.resolve("journal-000.usn"), journal(10));
        Files.writeString(capture.resolve("rows.jsonl"), "");
        Files.writeString(
                capture.resolve("capture.json"),
                "{\"format\":2,\"journals\":[{\"file\":\"journal-000.usn\",\"records\":20}],\"rows\":0}");

        Cli.Outcome outcome = Cli.run(words(command, capture));

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("journal-000.usn");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void ofAnEmptySourceItIsSaidThatThereIsNoRecord(String command) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));

        Cli.Outcome outcome = Cli.run(words(command, empty));

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(empty.toString()).doesNotContain("Exception");
    }
}
