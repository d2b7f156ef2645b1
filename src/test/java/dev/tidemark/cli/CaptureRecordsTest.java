package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.CaptureFolder;
import dev.tidemark.capture.FileSource;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureRecordsTest {

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
            CaptureFolder.save(source, saved, done -> true);
        }
        Cli.Outcome ofFile = Cli.run("records", file.toString());
        Cli.Outcome ofCapture = Cli.run("records", saved.toString());
        assertThat(ofCapture.code()).isEqualTo(CommandLineApp.OK);
        assertThat(ofCapture.out()).isEqualTo(ofFile.out());
        assertThat(ofCapture.err()).isEqualTo(ofFile.err()).contains("8 bytes at offset");
        assertThat(Cli.run("records", saved.toString(), "--limit", "3").out().lines())
                .hasSize(4);
    }
}
