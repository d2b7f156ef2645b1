package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.inspector.FieldRow;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The paths that the real window shows. */
@Tag("shows-scale")
@ExtendWith(ApplicationExtension.class)
class PathsWindowTest {

    @TempDir
    static Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory());
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(() -> backend.counters().openHandles() == 0 && backend.counters().waitingCalls() == 0);
    }

    /** Looked at on the FX thread: what one of its tasks changes is seen together, and changes not while it is looked at. */
    private Source source() {
        return Objects.requireNonNull(window.shell().currentProperty().get());
    }

    /** Chooses the first record with a name, and gives what the inspector says of its path. */
    private FieldRow pathOf(String name) {
        until(() -> record(name) >= 0);
        long record = record(name);
        onFx(() -> {
            window.records().followingProperty().set(false);
            window.records().goToRecord(record);
        });
        until(() -> window.inspector().fields().stream().anyMatch(field -> field.certainty() != null)
                && window.inspector().fields().stream()
                        .anyMatch(field -> field.value().equals(name)));
        return fx(() -> window.inspector().fields().getFirst());
    }

    private long record(String name) {
        RecordStore store = source().store();
        RecordCursor cursor = new RecordCursor();
        for (long record = store.firstRecord(); record < store.endRecord(); record++) {
            if (Reading.read(store, record, cursor)
                    && !cursor.isMarker()
                    && cursor.name().equals(name)) {
                return record;
            }
        }
        return -1;
    }

    @Test
    void oldRecordsKeepTheOldPathWhenADirectoryIsRenamed() throws Exception {
        SimulatedVolume volume = backend.volume("F:");
        volume.journal().create(32 << 20, 8 << 20);
        SimulatedFile docs = volume.files().directory(volume.files().root(), "docs");
        onFx(() -> window.shell().read(volume.facts(), ReadOptions.DEFAULT));
        until(() -> source().pathWords().contains("returned"));
        create(volume, docs, "before.txt");
        try (SimulatedOpen open = volume.files().open(docs)) {
            open.rename(volume.files().root(), "papers");
        }
        create(volume, docs, "after.txt");

        until(() -> record("after.txt") >= 0);
        until(() -> source().paths().built() > record("after.txt"));
        assertThat(pathOf("before.txt").value()).isEqualTo("\\docs\\before.txt");
        assertThat(pathOf("before.txt").meaning()).startsWith("Live: ");
        assertThat(pathOf("after.txt").value()).isEqualTo("\\papers\\after.txt");
    }

    private static void create(SimulatedVolume volume, SimulatedFile directory, String name) {
        try (SimulatedOpen open = volume.files().create(directory, name, 0)) {
            assertThat(open.file().name()).isEqualTo(name);
        }
    }

    /** A letter in a directory that only the {@code $MFT} names. */
    private static Path journal() throws IOException {
        JournalFile journal = new JournalFile(4096);
        journal.add(Records.v2("letter.txt")
                .file(FileId.ntfs(0x2000, 1))
                .parent(FileId.ntfs(0x1234, 5))
                .reason(Reason.DATA_EXTEND.bit()));
        return Files.write(Files.createTempDirectory(folder, "case").resolve("$J"), journal.toBytes());
    }

    private static Path table() throws IOException {
        FileTableBytes bytes = FileTableBytes.withRoot(0x1300);
        bytes.directory(0x1234, 5, 512)
                .name(FileId.NTFS_ROOT, "documents", FileTableBytes.WIN32_AND_DOS)
                .write();
        bytes.file(0x1235, 1, 1 << 20)
                .name(FileId.NTFS_ROOT, "later", FileTableBytes.POSIX)
                .write();
        return Files.write(Files.createTempDirectory(folder, "elsewhere").resolve("$MFT"), bytes.toBytes());
    }

    private String shownPath() {
        List<FieldRow> fields = window.inspector().fields();
        return fields.isEmpty() ? "" : fields.getFirst().value();
    }

    @Test
    void anAddedFileTableMakesPartialPathsWhole() throws Exception {
        Path file = journal();
        Path table = table();

        onFx(() -> window.shell().open(file));
        until(() -> window.shell().currentProperty().get() != null);
        FieldRow partial = pathOf("letter.txt");
        assertThat(partial.value()).isEqualTo("…\\unknown 0x1234-5\\letter.txt");
        assertThat(partial.meaning()).startsWith("Partial: ");

        onFx(() -> window.shell().open(table));
        until(() -> shownPath().equals("\\documents\\letter.txt"));
        assertThat(window.inspector().fields().getFirst().meaning()).startsWith("From the file table: ");
        until(() -> source().pathWords().contains("2 directories"));
    }

    @Test
    void aJournalAndItsFileTableAreOpenedTogetherInAnyOrder() throws Exception {
        List<Path> files = List.of(table(), journal());

        onFx(() -> window.shell().open(files, List.of()));
        until(() -> window.shell().currentProperty().get() != null);

        pathOf("letter.txt");
        until(() -> shownPath().equals("\\documents\\letter.txt"));
        assertThat(window.shell().problemProperty().get()).isNull();
    }

    @Test
    void aFileTableIsNotAddedToAnotherJournalWhenItsOwnCannotBeOpened() throws Exception {
        Path other = journal();
        Path table = table();
        onFx(() -> window.shell().open(other));
        until(() -> window.shell().currentProperty().get() != null);

        onFx(() -> window.shell().open(List.of(folder.resolve("missing"), table), List.of()));
        until(() -> window.shell().problemProperty().get() != null);

        assertThat(pathOf("letter.txt").value()).isEqualTo("…\\unknown 0x1234-5\\letter.txt");
        assertThat(source().pathWords()).isEmpty();
    }

    @Test
    void thePathFilterFindsRowsAgainWhenAFileTableNamesTheirDirectories(FxRobot robot) throws Exception {
        Path file = journal();
        Path table = table();
        onFx(() -> window.shell().open(file));
        until(() -> window.shell().currentProperty().get() != null);
        until(() -> window.records().shownProperty().get() == 1);

        onFx(() -> robot.lookup("#name-filter").<TextField>query().setText("\\documents\\*.txt"));
        until(() -> window.records().shownProperty().get() == 0);
        onFx(() -> window.shell().addFileTable(table));

        until(() -> window.records().shownProperty().get() == 1);
    }
}
