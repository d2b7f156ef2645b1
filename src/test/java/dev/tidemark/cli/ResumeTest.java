package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.field.FieldRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that followed records went to is gone on with, without a record lost or doubled. */
@Tag("shows-evidence")
class ResumeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("out");
    }

    private static Cli.Outcome follow(Instant now, String... more) {
        List<String> args = new ArrayList<>(List.of("records", "D:", "--simulated", "--follow"));
        args.addAll(Arrays.asList(more));
        return Cli.run(
                simulated -> {
                    SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.fixed(now));
                    backend.step("D:", 100);
                    return backend;
                },
                args.toArray(String[]::new));
    }

    private Cli.Outcome resume(int limit, String... more) {
        List<String> args =
                new ArrayList<>(List.of("--resume", "--limit", Integer.toString(limit), "--output", file().toString()));
        args.addAll(Arrays.asList(more));
        return follow(NOW, args.toArray(String[]::new));
    }

    private static String whole(int limit, String... more) {
        List<String> args = new ArrayList<>(List.of("--limit", Integer.toString(limit)));
        args.addAll(Arrays.asList(more));
        return follow(NOW, args.toArray(String[]::new)).out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format tsv", "--format csv", "--format jsonl", "--columns name,usn", "--paths"})
    void recordsGoOnBehindTheLastOne(String options) throws IOException {
        String[] more = options.split(" ");

        assertThat(resume(5, more).code()).as("a new file").isZero();
        assertThat(file()).hasContent(whole(5, more));
        Cli.Outcome outcome = resume(7, more);

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).doesNotContain("missing");
        assertThat(Files.readAllLines(file()).stream().map(ResumeTest::withoutPath))
                .containsExactlyElementsOf(
                        whole(12, more).lines().map(ResumeTest::withoutPath).toList());
    }

    /** Less is known of directories by who begins later. */
    private static String withoutPath(String line) {
        List<String> cells = List.of(line.split("\t", -1));
        return cells.size() == 10 ? String.join("\t", cells.subList(0, 8)) : line;
    }

    @Test
    void aLineThatWasHalfWrittenIsWrittenAgain() throws IOException {
        resume(5);
        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(bytes, bytes.length - 7));

        assertThat(resume(3).code()).isZero();

        assertThat(file()).hasContent(whole(7));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void aFileThatCameToNothingIsBegunAnew(int bytes) throws IOException {
        Files.writeString(file(), whole(0).substring(0, bytes));

        assertThat(resume(4).code()).isZero();

        assertThat(file()).hasContent(whole(4));
    }

    @Test
    void aFileWithItsHeaderAloneIsGoneOnWith() throws IOException {
        Files.writeString(file(), whole(0));

        assertThat(resume(4).code()).isZero();

        assertThat(file()).hasContent(whole(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format csv", "--format jsonl", "--columns usn"})
    void nothingIsAddedToAFileOfOtherColumns(String options) throws IOException {
        resume(5);
        byte[] before = Files.readAllBytes(file());

        Cli.Outcome outcome = resume(5, options.split(" "));

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("Nothing is added to it. Write to a new file");
        assertThat(file()).hasBinaryContent(before);
    }

    /** Text without a line, and more of it than is looked through, behind a header or none. */
    @ParameterizedTest
    @CsvSource({"jsonl, 0, 17", "jsonl, 0, 700000", "tsv, 1, 700000", "csv, 1, 700000"})
    void nothingIsAddedToAFileWithoutALineOfARecord(String format, int headers, int length) throws IOException {
        String header = headers == 0 ? "" : whole(0, "--format", format);
        Files.writeString(file(), header + "x".repeat(length));
        byte[] before = Files.readAllBytes(file());

        Cli.Outcome outcome = resume(2, "--format", format);

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("does not hold whole lines", "Nothing is added to it.");
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void nothingIsAddedToAFileOfAnotherJournal() throws IOException {
        follow(NOW.plusSeconds(60), "--limit", "5", "--output", file().toString());
        Files.writeString(file(), "half a line", StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(file());

        Cli.Outcome outcome = resume(5);

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("another record at the USN");
        assertThat(file()).hasBinaryContent(before);
    }

    private long lastUsn() throws IOException {
        return Long.parseLong(Files.readAllLines(file()).getLast().split("\t", -1)[0]);
    }

    @Test
    void nothingIsAddedWhereTheJournalHasNoRecordAtThatPlace() throws IOException {
        resume(5);
        String last = Files.readAllLines(file()).getLast();
        String moved = last.replaceFirst(Long.toString(lastUsn()), Long.toString(lastUsn() + 8));
        Files.writeString(file(), moved + "\n", StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(file());

        Cli.Outcome outcome = resume(3);

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("StartUsn is not one of this journal");
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void aRecordThatDoesNotComeAgainIsSaid() throws IOException {
        resume(1);
        long usn = lastUsn();

        Cli.Outcome outcome = resume(3, "--none-of", "FILE_CREATE");

        assertThat(outcome.err()).contains("record at USN " + usn + ", with which the file ended, did not come again");
        assertThat(Files.readAllLines(file()))
                .as("as many new ones as were asked for")
                .hasSize(1 + 1 + 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoNeverWriteToTheSameFile(boolean resumed) throws IOException {
        if (resumed) {
            resume(2);
        }
        List<String> lines = whole(3).lines().toList();
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        try (OutputFile first = new OutputFile(file(), true, resumed ? seen() : null, silent)) {
            first.write((lines.getFirst() + "\n").getBytes(StandardCharsets.UTF_8));
            for (String line : lines.subList(resumed ? 2 : 1, 4)) {
                first.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            first.flush();
            byte[] before = Files.readAllBytes(file());

            Cli.Outcome second = resume(3);

            assertThat(second.code()).isEqualTo(ExitCode.FAILED);
            assertThat(second.err()).contains("another call", "is writing to it", "Nothing is added to it.");
            assertThat(file()).hasBinaryContent(before);
        }
        assertThat(resume(3).code()).as("behind the end of the other").isZero();
        assertThat(file()).hasContent(whole(6));
    }

    private ResumedFile seen() throws IOException {
        return ResumedFile.of(file(), ExportColumns.standard(FieldRegistry.standard(), ExportFormat.TSV, false));
    }

    @Test
    void evidenceAndLinksAreNotGoneOnWith() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), whole(5), StandardCharsets.UTF_8);
        Files.createSymbolicLink(file(), target);

        assertThat(resume(3).code()).isEqualTo(ExitCode.FAILED);
        assertThat(target).hasContent(whole(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--start now", "--count", "--columns name"})
    void whatDoesNotGoWithItIsRefused(String options) {
        assertThat(resume(3, options.split(" ")).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("records", "D:", "--simulated", "--resume").code()).isEqualTo(ExitCode.USAGE);
    }
}
