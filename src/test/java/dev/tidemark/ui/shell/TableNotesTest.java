package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.TableNote;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window tells of the {@code $MFT} of a journal. */
@Tag("shows-evidence")
class TableNotesTest {

    @TempDir
    Path folder;

    private final List<Message> told = new ArrayList<>();
    private long now = 1;
    private final TableNotes notes = new TableNotes(told::add, () -> now);

    private Path journal() throws IOException {
        JournalFile journal = new JournalFile(4096);
        for (int i = 0; i < 8; i++) {
            journal.add(Records.v2("f" + i)
                    .file(FileId.ntfs(42 + i, 1))
                    .parent(FileId.ntfs(41, 1))
                    .reason(Reason.DATA_EXTEND.bit()));
        }
        return Files.write(folder.resolve("$J"), journal.toBytes());
    }

    private void look(FileSource source, int times) {
        for (int i = 0; i < times; i++) {
            now += 1_000_000_000L;
            notes.pulse(source);
        }
    }

    @Test
    void thatThereIsNoTableIsNoWarning() throws IOException {
        try (FileSource source = FileSource.open(journal(), folder)) {
            source.paths();
            Await.until("it is known", () -> !source.tableNotes().isEmpty());

            look(source, 5);

            assertThat(told).isEmpty();
            assertThat(source.tableNotes()).singleElement().satisfies(note -> {
                assertThat(note.kind()).isEqualTo(TableNote.Kind.NOT_FOUND);
                assertThat(note.words()).contains("No $MFT");
            });
        }
    }

    @Test
    void nothingIsMissedOnceATableWasAdded() throws IOException {
        FileTableBytes table = FileTableBytes.withRoot(64);
        Path file = Files.write(folder.resolve("elsewhere"), table.toBytes());
        try (FileSource source = FileSource.open(journal(), folder)) {
            source.paths();
            Await.until("it is known", () -> !source.tableNotes().isEmpty());

            source.addFileTable(file);

            assertThat(source.tableNotes()).noneMatch(note -> note.kind() == TableNote.Kind.NOT_FOUND);
        }
    }

    @Test
    void aTableThatDoesNotFitIsAWarningThatStays() throws IOException {
        FileTableBytes table = FileTableBytes.withRoot(64);
        for (int i = 0; i < 8; i++) {
            table.file(42 + i, 1, 0)
                    .name(FileId.NTFS_ROOT, "other" + i, FileTableBytes.WIN32)
                    .write();
        }
        Files.write(folder.resolve("$MFT"), table.toBytes());
        try (FileSource source = FileSource.open(journal(), folder)) {
            source.paths();
            Await.until("it is said", () -> !source.tableNotes().isEmpty());

            look(source, 5);

            assertThat(told).singleElement().satisfies(message -> {
                assertThat(message.level()).isEqualTo(Message.Level.WARNING);
                assertThat(message.text()).contains("does not fit");
            });
        }
    }

    @Test
    void ofWhatIsNoJournalNoTableIsMissed() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no journal at all");
        try (FileSource source = FileSource.open(file, folder)) {
            source.paths();
            Await.until("it was looked at", () -> source.state().problem() != null);

            assertThat(source.state().problem().line()).contains("text").contains("no change journal");
            look(source, 5);
            assertThat(told).isEmpty();
        }
    }
}
