package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.path.Certainty;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The {@code $MFT} of a file: told and cancelled as a task, and waited for. */
@Tag("shows-rows")
@Timeout(60)
class DirectoriesTaskTest {

    /** So many that reading them takes a while. */
    private static final int TABLE_RECORDS = 60_000;

    @TempDir
    Path folder;

    private Path journal() throws IOException {
        JournalFile journal = new JournalFile(4096);
        journal.add(Records.v2("letter.txt")
                .file(FileId.ntfs(0x2000, 1))
                .parent(FileId.ntfs(0x1234, 5))
                .reason(Reason.DATA_EXTEND.bit()));
        return Files.write(folder.resolve("$J"), journal.toBytes());
    }

    private Path table() throws IOException {
        FileTableBytes bytes = FileTableBytes.withRoot(TABLE_RECORDS);
        bytes.directory(0x1234, 5, 512)
                .name(FileId.NTFS_ROOT, "documents", FileTableBytes.WIN32_AND_DOS)
                .write();
        bytes.file(0x1235, 1, 1 << 20)
                .name(FileId.NTFS_ROOT, "later", FileTableBytes.POSIX)
                .write();
        return Files.write(folder.resolve("$MFT"), bytes.toBytes());
    }

    @Test
    void whoWaitsForTheDirectoriesGetsNoPartialPath() throws Exception {
        table();
        try (FileSource source = FileSource.open(journal(), folder)) {
            source.awaitDirectories();

            assertThat(source.directories()).isNull();
            PathReader reader = source.paths().reader();
            RecordCursor cursor = new RecordCursor();
            assertThat(Reading.read(source.store(), 0, cursor)).isTrue();
            assertThat(reader.path(cursor).text()).isEqualTo("\\documents\\letter.txt");
            assertThat(reader.path(cursor).certainty()).isEqualTo(Certainty.FILE_TABLE);
        }
    }

    @Test
    void readingAFileTableIsATaskThatTellsHowFarItIsAndCanBeCancelled() throws Exception {
        Path table = table();
        Files.move(table, folder.resolve("elsewhere"));
        try (FileSource source = FileSource.open(journal(), folder)) {
            source.awaitDirectories();
            Thread reading = Thread.ofPlatform().start(() -> add(source, folder.resolve("elsewhere")));
            BackgroundTask task = Await.value("the task that reads the file table", source::directories);
            task.cancel();
            reading.join();

            assertThat(task.words()).startsWith("Reading the file table: ");
            assertThat(task.isRunning()).isFalse();
            assertThat(source.directories()).isNull();
            assertThat(source.pathWords()).contains("was not read completely");
        }
    }

    private static void add(FileSource source, Path table) {
        try {
            source.addFileTable(table);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aDamagedFileTableEndsNothingButItsReading() throws Exception {
        byte[] bytes = Files.readAllBytes(table());
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0xff);
        Files.write(folder.resolve("$MFT"), bytes);
        try (FileSource source = FileSource.open(journal(), folder)) {
            source.awaitDirectories();

            assertThat(source.directories()).isNull();
            assertThat(source.pathWords()).isNotEmpty();
        }
    }
}
