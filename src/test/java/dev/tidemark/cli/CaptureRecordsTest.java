package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureRecordsTest {

    private static final String GOOD = "{\"format\":1,\"journals\":[]}";

    @TempDir
    Path folder;

    @Test
    void aSavedCaptureGivesTheRecordsAndGapsOfItsSource() throws Exception {
        JournalFile journal = new JournalFile(4096);
        for (int i = 0; i < 40_000; i++) {
            journal.add(Records.v2("file-" + i).time(i));
        }
        Path file = Files.write(
                folder.resolve("$J"),
                journal.raw(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}).toBytes());
        Path saved = folder.resolve("saved");
        try (FileSource source = FileSource.open(file, folder)) {
            source.awaitLoaded();
            Captures.save(source, saved, MarkerWords::of);
        }
        Cli.Outcome ofFile = Cli.run("records", file.toString());
        Cli.Outcome ofCapture = Cli.run("records", saved.toString());
        assertThat(ofCapture.code()).isEqualTo(ExitCode.OK);
        assertThat(ofCapture.out()).isEqualTo(ofFile.out());
        assertThat(ofCapture.err()).isEqualTo(ofFile.err()).contains("8 bytes at offset");
        assertThat(Cli.run("records", saved.toString(), "--limit", "3").out().lines())
                .hasSize(4);
    }

    @Tag("shows-ask")
    @Test
    void aCaptureOfWhichBytesWereChangedGivesTheOthersAndFails() throws Exception {
        JournalFile journal = new JournalFile(4096);
        for (int i = 0; i < 40_000; i++) {
            journal.add(Records.v2("file-" + i).time(i));
        }
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        Path saved = folder.resolve("saved.tidemark");
        try (FileSource source = FileSource.open(file, folder)) {
            source.awaitLoaded();
            Captures.save(source, saved, MarkerWords::of);
        }
        assertThat(Cli.run("records", saved.toString()).code()).isEqualTo(ExitCode.OK);
        byte[] bytes = Files.readAllBytes(saved);
        bytes[bytes.length / 2] ^= 1;
        Files.write(saved, bytes);

        Cli.Outcome outcome = Cli.run("records", saved.toString(), "--format", "jsonl");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("Damaged: " + saved + ", journal-000.usn.gz, offset ");
        assertThat(outcome.out()).contains("\"file-0\"");
        assertThat(Cli.run("records", saved.toString(), "--paths").code()).isEqualTo(ExitCode.FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{; {}",
                "{\"format\":2}; {}",
                "{\"format\":99,\"journals\":[]}; {}",
                "{\"format\":1,\"journals\":7}; {}",
                "{\"format\":1,\"journals\":[{\"file\":\"none\"}]}; {}",
                GOOD + "; {\"kind\":\"NO_SUCH_KIND\"}",
                GOOD + "; {\"kind\"",
            })
    void aDamagedCaptureIsAFailureInWords(String description, String row) throws Exception {
        Files.writeString(folder.resolve("capture.json"), description);
        Files.writeString(folder.resolve("rows.jsonl"), row);
        Cli.Outcome outcome = Cli.run("records", folder.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains(folder.toString()).hasLineCount(1);
    }
}
