package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --output} of the commands that tell of what records become. */
@Tag("shows-story")
class OutputOptionTest {

    @TempDir
    Path folder;

    private String journal(byte... more) throws IOException {
        JournalFile journal = new JournalFile(4096);
        for (int i = 0; i < 3; i++) {
            journal.add(Records.v2("a.txt")
                    .file(FileId.ntfs(40, 1))
                    .parent(FileId.NTFS_ROOT)
                    .reason(Reason.DATA_EXTEND.bit()));
        }
        return Files.write(folder.resolve("$J"), journal.raw(more).toBytes()).toString();
    }

    private static Cli.Outcome run(String command, String source, String... options) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.add(1, source);
        words.addAll(List.of(options));
        return Cli.run(words.toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "history --path \\a.txt",
                "history --path \\a.txt --format jsonl",
                "lives",
                "stats --by reason",
                "changes"
            })
    void aFileGetsWhatStandardOutputWouldAndReplacesWhatWasThere(String command) throws IOException {
        String journal = journal();
        Path file = Files.writeString(folder.resolve("out"), "before");

        Cli.Outcome said = run(command, journal);
        Cli.Outcome outcome = run(command, journal, "--output", file.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out()).isEmpty();
        assertThat(said.bytes()).isNotEmpty();
        assertThat(Files.readAllBytes(file)).isEqualTo(said.bytes());
        assertThat(files()).containsExactly("$J", "out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"history --path \\a.txt", "lives", "stats --by reason", "changes"})
    void theSourceAndEvidenceAreNeverReplaced(String command) throws IOException {
        String journal = journal();
        Path table = Files.write(folder.resolve("$MFT"), new byte[1024]);
        byte[] before = Files.readAllBytes(Path.of(journal));

        for (String file : List.of(journal, table.toString())) {
            Cli.Outcome outcome = run(command, journal, "--output", file);

            assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
            assertThat(outcome.err()).startsWith("--output is ");
        }
        assertThat(Files.readAllBytes(Path.of(journal))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"history --path \\none", "changes --from 1"})
    void whatIsRefusedReplacesNothing(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "before");

        assertThat(run(command, journal(), "--output", file.toString()).code()).isEqualTo(ExitCode.FAILED);

        assertThat(file).hasContent("before");
        assertThat(files()).containsExactly("$J", "out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"history --path \\a.txt", "lives", "stats --by reason", "changes"})
    void aFileThatCannotBeWrittenIsBlamedOnItself(String command) throws IOException {
        Path file = folder.resolve("no-folder").resolve("pipe");

        Cli.Outcome outcome = run(command, journal(), "--output", file.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains(file.toString());
    }
}
