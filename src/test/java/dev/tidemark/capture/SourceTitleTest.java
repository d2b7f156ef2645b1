package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.MarkerWords;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open sources are told apart by what they are called. */
@Tag("shows-window")
class SourceTitleTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "/cases/win10-aptsim/$J, win10-aptsim\\$J",
        "/cases/HOST1/C/$Extend/$J, HOST1\\…\\$J",
        "/cases/HOST2/C%3A/$Extend/$J, HOST2\\…\\$J",
        "/$J, $J",
        "/evidence/host.bin, evidence\\host.bin"
    })
    void aFileIsNamedWithTheFolderThatTellsWhereItComesFrom(String file, String title) {
        assertThat(FileTitle.of(Path.of(file))).isEqualTo(title);
    }

    private Path journal(String in) throws IOException {
        Path parent = Files.createDirectories(folder.resolve(in));
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a.txt"));
        return Files.write(parent.resolve("$J"), journal.toBytes());
    }

    @Test
    void twoFilesOfTheSameNameAreToldApart() throws Exception {
        try (FileSource one = FileSource.open(journal("one"), folder);
                FileSource other = FileSource.open(journal("other"), folder)) {
            assertThat(one.title()).isEqualTo("one\\$J");
            assertThat(other.title()).isEqualTo("other\\$J");
            assertThat(one.name()).isEqualTo(other.name());
        }
    }

    private Path capture() throws Exception {
        Path saved = folder.resolve("saved");
        try (FileSource source = FileSource.open(journal("one"), folder)) {
            source.awaitLoaded();
            Captures.folder(source, saved, MarkerWords::of);
        }
        return saved;
    }

    @Test
    void aCaptureIsNamedWithTheTimeItWasSavedAtAndNeverAsItsSourceAlone() throws Exception {
        Path saved = capture();
        Path description = saved.resolve(CaptureFolder.DESCRIPTION);
        String said = Files.readString(description);
        Files.writeString(
                description, said.replaceFirst("\"saved\":\"[^\"]*\"", "\"saved\":\"2026-03-10T21:12:46.39Z\""));

        try (SavedSource source = SavedSource.open(saved)) {
            assertThat(source.name()).isEqualTo("$J");
            assertThat(source.title()).isEqualTo("$J 2026-03-10 21:12Z");
        }
    }

    @Test
    void aCaptureThatDoesNotTellWhenItWasSavedHasTheTimeOfItsFile() throws Exception {
        Path saved = capture();
        Path description = saved.resolve(CaptureFolder.DESCRIPTION);
        Files.writeString(description, Files.readString(description).replaceFirst("\"saved\":\"[^\"]*\",?", ""));
        Files.setLastModifiedTime(description, FileTime.from(Instant.parse("2024-01-02T03:04:05Z")));

        try (SavedSource source = SavedSource.open(saved)) {
            assertThat(source.title()).isEqualTo("$J 2024-01-02 03:04Z");
        }
    }
}
