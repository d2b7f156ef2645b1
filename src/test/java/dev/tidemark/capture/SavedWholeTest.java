package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.export.PartialFile;
import dev.tidemark.export.WholeFile;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.Marker;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a capture lacks must not be taken for what never was: then there is no capture, but a problem. */
@Tag("shows-rows")
class SavedWholeTest {

    /** More than a reader reads before it lets go. */
    private static final int RECORDS = 20_000;

    @TempDir
    Path folder;

    private Path file;
    private Path saved;

    @BeforeEach
    void write() throws IOException {
        saved = folder.resolve("saved");
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("first"));
        byte[] first = journal.toBytes();
        for (int i = 1; i < RECORDS; i++) {
            journal.add(Records.v2("name.x"));
        }
        byte[] all = journal.toBytes();
        // The second record is damaged: a row that is no record stands there.
        for (int i = first.length; i < first.length + 8; i++) {
            all[i] = (byte) 0xff;
        }
        file = Files.write(folder.resolve("$J"), all);
    }

    private FileSource open() throws IOException, InterruptedException {
        FileSource source = FileSource.open(file, folder);
        source.awaitLoaded();
        return source;
    }

    @Test
    void aSourceThatIsClosedWhileItIsSavedIsNotSavedInPart() throws Exception {
        FileSource source = open();
        Thread closer = new Thread(source::close);

        assertThatThrownBy(() -> save(source, marker -> closing(closer, source, marker)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");

        closer.join();
        assertThat(folder).isDirectoryNotContaining("glob:**saved*");
    }

    private void save(Source source, Function<Marker, String> words) throws IOException, InterruptedException {
        WholeFile.file(saved, beside -> {
            CaptureFile.save(source, beside.channel(), words, CaptureFile.Additions.NONE, done -> true);
            return beside;
        });
    }

    private static String closing(Thread closer, FileSource source, Marker marker) {
        closer.start();
        Await.until("the source is closed", () -> source.store().isClosed());
        return MarkerWords.of(marker);
    }

    /** Somebody who may write to the folder puts a link in the place of the file that was just made. */
    @Test
    void aLinkInThePlaceOfWhatIsSavedIsNotWrittenThrough() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "old");
        PartialFile partial = PartialFile.file(saved);
        Files.delete(partial.path());
        Files.createSymbolicLink(partial.path(), victim);

        try (FileSource source = open();
                FileChannel out = partial.channel()) {
            CaptureFile.save(source, out, MarkerWords::of, CaptureFile.Additions.NONE, done -> true);
            assertThat(out.size()).isPositive();
        }

        assertThat(victim).hasContent("old");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatWasCutShortIsNotSavedInPart() throws Exception {
        try (FileSource source = open()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(8192);
            }

            assertThatThrownBy(() -> save(source, MarkerWords::of))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut short");
            assertThat(folder).isDirectoryNotContaining("glob:**saved*");
        }
    }
}
