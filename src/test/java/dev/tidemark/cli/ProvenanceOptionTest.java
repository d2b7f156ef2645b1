package dev.tidemark.cli;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** Every command that writes a file tells beside it where it comes from, when asked. */
@Tag("shows-story")
class ProvenanceOptionTest {

    private static final FileId REPORT = FileId.ntfs(40, 1);

    @TempDir
    Path folder;

    private Path before;
    private Path journal;
    private Path output;

    private static Records record(String name, int reasons) {
        return Records.v2(name).file(REPORT).parent(FileId.NTFS_ROOT).reason(reasons);
    }

    @BeforeEach
    void write() throws IOException {
        JournalFile bytes = new JournalFile(0);
        bytes.add(record("a.txt", CREATE));
        bytes.add(record("a.txt", CREATE | CLOSE));
        before = Files.write(Files.createDirectory(folder.resolve("monday")).resolve("$J"), bytes.toBytes());
        bytes.add(record("a.txt", OLD));
        bytes.add(record("b.txt", NEW));
        bytes.add(record("b.txt", NEW | CLOSE));
        journal = Files.write(Files.createDirectory(folder.resolve("tuesday")).resolve("$J"), bytes.toBytes());
        output = folder.resolve("out.txt");
    }

    private Map<String, Object> told(String... args) throws IOException {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--output", output.toString(), "--provenance"));
        Cli.Outcome outcome = Cli.run(all.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.OK);
        Map<String, Object> told = JSON.std.mapFrom(Files.readString(folder.resolve("out.txt.provenance.json")));
        assertThat(told).containsEntry("export", "out.txt").containsEntry("location", journal.toString());
        assertThat(inputs(told))
                .allSatisfy(input -> assertThat((String) input.get("sha256")).hasSize(64));
        return told;
    }

    private static List<Map<?, ?>> inputs(Map<String, Object> told) {
        List<Map<?, ?>> inputs = new ArrayList<>();
        ((List<?>) told.get("inputs")).forEach(input -> inputs.add((Map<?, ?>) input));
        return inputs;
    }

    @Test
    void livesTellTheirFilterColumnsAndLines() throws IOException {
        assertThat(told("lives", journal.toString(), "--where", "is rename", "--columns", "life.name,path"))
                .containsEntry("filter", Map.of("where", "is rename"))
                .containsEntry("columns", List.of("life.name", "path"))
                .containsEntry("records", 1);
    }

    @Test
    void aStoryTellsWhoseItIsAndItsLines() throws IOException {
        Map<String, Object> told = told("history", journal.toString(), "--path", "\\b.txt", "--format", "tsv");

        assertThat(told).containsEntry("filter", Map.of("path", "\\b.txt"));
        assertThat(told.get("records")).isEqualTo(Files.readAllLines(output).size() - 1);
        assertThat(told("history", journal.toString(), "--file-id", REPORT.hex()))
                .containsEntry("filter", Map.of("fileId", REPORT.hex()))
                .containsEntry("columns", List.of())
                .containsEntry("records", Files.readAllLines(output).size());
    }

    @Test
    void aNetChangeTellsItsPlacesOrBothItsSources() throws IOException {
        assertThat(told("changes", journal.toString(), "--from", "1"))
                .containsEntry("filter", Map.of("where", "usn >= 1"))
                .containsEntry("records", 1);
        assertThat(inputs(told("changes", before.toString(), journal.toString())))
                .extracting(input -> String.valueOf(input.get("file")))
                .containsExactly(before.toString(), journal.toString());
    }

    @Test
    void countsAndExportsTellWhatTheyCountAndWrite() throws IOException {
        assertThat(told("stats", journal.toString(), "--by", "name", "--where", "reason any CLOSE"))
                .containsEntry("filter", Map.of("where", "reason any CLOSE"))
                .containsEntry("records", 2);
        assertThat(told("export", journal.toString(), "--format", "csv", "--where", "b.txt", "--columns", "usn"))
                .containsEntry("columns", List.of("usn"))
                .containsEntry("records", 2);
        assertThat(told("export", journal.toString(), "--format", "body")).containsEntry("columns", List.of("body"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lives", "history --file-id 0001000000000028", "changes", "stats --by name"})
    void withoutAFileThereIsNothingToTellItBeside(String command) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.add(1, journal.toString());
        args.add("--provenance");
        Cli.Outcome outcome = Cli.run(args.toArray(String[]::new));

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("--provenance goes with --output");
    }

    @Test
    void aLakeIsNoFile() {
        Cli.Outcome outcome = Cli.run(
                "export", journal.toString(), "--format", "parquet", "--output", folder.toString(), "--provenance");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("written into a folder");
    }

    @Test
    void whatCannotBeToldIsSaidAndTheOutputStays() throws IOException {
        Files.createDirectories(folder.resolve("out.txt.provenance.json").resolve("taken"));
        for (String[] args : List.of(
                new String[] {"lives", journal.toString()},
                new String[] {"export", journal.toString(), "--format", "csv"})) {
            List<String> all = new ArrayList<>(List.of(args));
            all.addAll(List.of("--output", output.toString(), "--provenance"));
            Cli.Outcome outcome = Cli.run(all.toArray(String[]::new));

            assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
            assertThat(outcome.err()).contains("out.txt.provenance.json could not be written");
            assertThat(output).isNotEmptyFile();
        }
    }
}
