package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What sources tell of what they can do, and of what they could not. */
@Tag("shows-rows")
class SourceAbilitiesTest extends LiveFixture {

    @Test
    void onlyASourceThatReadsLiveCanBeToldTo() throws Exception {
        assertThat(source.reading()).isSameAs(source);
        assertThat(source.volume()).isEqualTo(volume.facts());
        Path file = Files.write(folder.resolve("$J"), journal(10));
        try (Source ofFile = FileSource.open(file, folder)) {
            assertThat(ofFile.reading()).isNull();
            assertThat(ofFile.volume()).isNull();
        }
        try (Source saved = SavedSource.open(saved(file))) {
            assertThat(saved.reading()).isNull();
            assertThat(saved.volume()).isNull();
        }
    }

    @Test
    void aCaptureWhoseFileIsCutShortWhileItIsLoadedFailsInWordsAndWithARow() throws Exception {
        Path saved = saved(Files.write(folder.resolve("$J"), journal(600_000)));
        try (SavedSource source = SavedSource.open(saved)) {
            try (FileChannel channel = FileChannel.open(saved.resolve("journal-000.usn"), StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
            source.awaitLoaded();
            assertThat(source.state().phase()).isEqualTo(Phase.FAILED);
            assertThat(Objects.requireNonNull(source.state().problem()).what()).contains("became shorter");
            assertThat(source.growing()).isFalse();
            long last = source.store().endRecord() - 1;
            try (var reader = source.store().reader()) {
                reader.readRecord(last, row -> assertThat(row.kind()).isEqualTo(RowKind.DAMAGE));
            }
        }
    }

    private static byte[] journal(int records) {
        JournalFile journal = new JournalFile(4096);
        for (int i = 0; i < records; i++) {
            journal.add(Records.v2("file-" + i).time(i));
        }
        return journal.toBytes();
    }

    private Path saved(Path file) throws Exception {
        Path to = folder.resolve("saved");
        try (FileSource source = FileSource.open(file, folder)) {
            source.awaitLoaded();
            Captures.folder(source, to, MarkerWords::of);
        }
        return to;
    }
}
