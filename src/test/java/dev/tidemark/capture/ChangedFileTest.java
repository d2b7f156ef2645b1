package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that are open: their sums, and what becomes of them. */
@Tag("shows-evidence")
class ChangedFileTest {

    @TempDir
    Path folder;

    private Path file;
    private FileSource source;

    @BeforeEach
    void open() throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 3000; i++) {
            journal.add(Records.v2("f" + i));
        }
        file = Files.write(folder.resolve("$J"), journal.toBytes());
        source = FileSource.open(file, folder);
        source.awaitLoaded();
        source.watchFiles();
        source.openedFiles().awaitSums();
    }

    @AfterEach
    void close() {
        source.close();
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private void tells(String what) {
        Await.until("it is complete no longer", () -> source.state().phase() == Phase.FAILED);
        assertThat(Objects.requireNonNull(source.state().problem()).what())
                .contains(file.toString())
                .contains(what);
    }

    @Test
    void aFileThatNobodyTouchesHasASumAndIsComplete() throws Exception {
        assertThat(source.openedFiles().files())
                .singleElement()
                .satisfies(opened -> assertThat(opened.sha256()).isEqualTo(sha256(file)));
        assertThat(source.openedFiles().change()).isNull();
        assertThat(source.state().phase()).isEqualTo(Phase.COMPLETE);
    }

    @Test
    void aTableThatIsAddedHasASumToo() throws Exception {
        Path table =
                Files.write(folder.resolve("table"), FileTableBytes.withRoot(8).toBytes());

        source.addFileTable(table);
        source.openedFiles().awaitSums();

        assertThat(source.openedFiles().files().get(1).sha256()).isEqualTo(sha256(table));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatIsCutShortIsCompleteNoLonger() throws Exception {
        long size = Files.size(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(4096);
        }

        tells("it had " + size + " bytes when it was opened, and has 4096 now");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatIsReplacedIsCompleteNoLonger() throws Exception {
        Path other = Files.copy(file, folder.resolve("other"));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        tells("another file stands there now");
    }

    @Test
    void aFileThatIsWrittenToIsCompleteNoLonger() throws Exception {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        tells("written to after it was opened");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatGoesIsCompleteNoLonger() throws IOException {
        Files.delete(file);

        tells("no longer there");
    }

    @Test
    void aCaptureIsSummedUpFileByFileAndTellsWhatItWasMadeOf() throws Exception {
        Path capture = folder.resolve("capture");
        Captures.folder(source, capture, marker -> "");

        assertThat(Files.readString(capture.resolve("capture.json"))).contains(sha256(file));
        try (SavedSource saved = SavedSource.open(capture)) {
            saved.watchFiles();
            saved.openedFiles().awaitSums();
            assertThat(saved.openedFiles().files())
                    .extracting(opened -> opened.stamp().file().getFileName().toString())
                    .containsExactly("capture.json", "rows.jsonl", "journal-000.usn");
            assertThat(saved.openedFiles().files())
                    .allSatisfy(opened -> assertThat(opened.sha256())
                            .isEqualTo(sha256(opened.stamp().file())));
        }
    }

    @Test
    void whatChangesBeforeItsSumIsKnownHasNone() throws Exception {
        OpenedFiles files = new OpenedFiles();
        files.add(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        files.watch(problem -> {});
        files.awaitSums();

        assertThat(files.files()).singleElement().satisfies(opened -> {
            assertThat(opened.sha256()).isEmpty();
            assertThat(opened.fields()).doesNotContainKey("sha256");
            assertThat(opened.words()).contains("none");
        });
        files.close();
    }

    @Test
    @Tag("shows-quick")
    void theRowsComeBeforeTheSumsUnlessSomebodyWaitsForThese() throws Exception {
        try (OpenedFiles files = new OpenedFiles()) {
            files.add(file);
            files.watch(problem -> {}, TimeUnit.DAYS.toMillis(1));
            assertThat(Await.lasts(
                            Duration.ofMillis(200),
                            () -> !files.files().getFirst().settled()))
                    .as("as long as many such sums take")
                    .isTrue();

            files.awaitSums();
            assertThat(files.files())
                    .singleElement()
                    .satisfies(opened -> assertThat(opened.sha256()).isEqualTo(sha256(file)));
        }
    }

    @Test
    void whatTurnsOutToBeNoTableIsNoneOfTheFiles() throws IOException {
        Path none = Files.write(folder.resolve("none"), new byte[4096]);

        assertThatThrownBy(() -> source.addFileTable(none)).isInstanceOf(IOException.class);

        assertThat(source.openedFiles().files()).hasSize(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoEndsTheSavingWaitsForNoSum() throws Exception {
        Path capture = folder.resolve("capture.tidemark");
        Path large = folder.resolve("large");
        try (FileChannel channel = FileChannel.open(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 1L << 42);
        }
        source.openedFiles().add(large);
        AtomicBoolean ended = new AtomicBoolean();
        Thread saving = Thread.ofPlatform().start(() -> {
            try {
                Captures.save(source, capture, marker -> "", CaptureFile.Additions.NONE, done -> !ended.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Await.until("it waits for a sum", () -> saving.getState() == Thread.State.TIMED_WAITING);
        ended.set(true);
        Await.until("it has ended", () -> !saving.isAlive());

        assertThatThrownBy(() -> SavedSource.open(capture)).isInstanceOf(IOException.class);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsWrittenWithItsTimeSetBackIsNotWhatItWas() throws Exception {
        FileStamp stamp = FileStamp.of(file);
        assertThat(stamp.change()).isNull();

        Await.until("the clock of the file system went on", () -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {'x'}), 100);
                Files.setLastModifiedTime(file, stamp.modified());
                return !Files.getAttribute(file, "unix:ctime").equals(stamp.changed());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(Objects.requireNonNull(stamp.change()).what()).contains("its times of writing are the same");
    }

    @Test
    void whoEndsASumHasNone() throws IOException {
        OpenedFiles files = OpenedFiles.of(List.of(file));

        assertThatThrownBy(() -> files.sum(done -> false)).isInstanceOf(InterruptedException.class);

        assertThat(files.files()).singleElement().matches(one -> one.sha256().isEmpty());
    }
}
