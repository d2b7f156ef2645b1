package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.Source;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.volumes.FileItem;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A file that is no journal is searched for records from the window. */
@Tag("shows-evidence")
@ExtendWith(ApplicationExtension.class)
class SearchFileWindowTest {

    private static final int FIRST = 4096;
    private static final String LONG_NAME = "n".repeat(255);
    private static final int MORE_THAN_THE_HEAP_TAKES = 64_000;

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final Settings settings = Settings.inMemory();
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), settings, new ChosenFiles());
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() {
        onFx(() -> window.close(code -> {}));
        until(() -> backend.counters().openHandles() == 0 && backend.counters().waitingCalls() == 0);
    }

    /** An image of an NTFS volume, as far as its first sector says, with records of which the later one stands first. */
    private Path image() throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        bytes.put(3, "NTFS    ".getBytes(StandardCharsets.US_ASCII))
                .put(510, (byte) 0x55)
                .put(511, (byte) 0xAA);
        int at = FIRST;
        for (int number : new int[] {1, 0}) {
            byte[] record = Records.v2("f" + number)
                    .usn(4096L * (1 + number))
                    .file(FileId.ntfs(40 + number, 1))
                    .parent(FileId.NTFS_ROOT)
                    .reason(Reason.DATA_EXTEND.bit())
                    .array();
            bytes.put(at, record);
            at += 2 * FIRST;
        }
        return Files.write(folder.resolve("disk.img"), bytes.array());
    }

    private Source source() {
        return Objects.requireNonNull(window.shell().currentProperty().get());
    }

    private boolean says(String words) {
        return robot.lookup(node -> node.isVisible() && text(node).contains(words))
                .tryQuery()
                .isPresent();
    }

    private static String text(Node node) {
        String text =
                node instanceof Labeled label ? label.getText() : node instanceof Text drawn ? drawn.getText() : "";
        return text == null ? "" : text;
    }

    private List<? extends TableColumn<?, ?>> columns() {
        return fx(() -> List.copyOf(
                robot.lookup(".records-table").queryAs(TableView.class).getVisibleLeafColumns()));
    }

    @Test
    void whatIsNoJournalOffersToBeSearchedAndShowsWhereEachRecordWasFound() throws Exception {
        Path file = image();
        onFx(() -> window.shell().open(file));
        until(() -> says("an image of an NTFS volume") && says("Search this file for records"));
        assertThat(columns()).noneMatch(column -> "column-offset".equals(column.getId()));

        robot.clickOn("#records-empty-next");

        until(() -> window.records().shownProperty().get() == 2 && source().isCarved());
        until(() -> says("2 records found, 0 doubles dropped"));
        until(() -> says("f0") && says(Integer.toString(3 * FIRST)));
        assertThat(columns().getFirst().getId()).isEqualTo("column-offset");
        assertThat(window.shell().sources()).hasSize(2);
        onFx(() -> window.shell().show(window.shell().sources().getFirst()));
        assertThat(columns()).noneMatch(column -> "column-offset".equals(column.getId()));
        assertThat(settings.get("columns", "")).doesNotContainPattern("offset:\\d+:shown");
    }

    @Test
    void theMenuSearchesTheFileThatIsShownOnlyWhereThereIsOne() throws Exception {
        assertThat(fx(() -> window.view().commands().get("file.search").isEnabled()))
                .isFalse();
        Path file = image();
        onFx(() -> window.shell().open(file));
        until(() -> window.shell().currentProperty().get() != null);
        until(() -> fx(() -> window.view().commands().get("file.search").isEnabled()));

        onFx(() -> window.view().commands().get("file.search").run());

        until(() -> window.records().shownProperty().get() == 2);
        assertThat(fx(() -> window.view().commands().get("file.search").isEnabled()))
                .as("what was found is no file to be searched")
                .isFalse();
    }

    @Test
    void theMenuOfTheOpenFilesSearchesTheChosenOne() throws Exception {
        Path file = image();
        Path packed = Files.write(folder.resolve("a.zip"), "PK\3\4 and more".getBytes(StandardCharsets.ISO_8859_1));
        onFx(() -> window.shell().open(file));
        until(() -> window.shell().sources().size() == 1);
        onFx(() -> window.shell().open(packed));
        until(() -> window.shell().sources().size() == 2 && says("a ZIP archive"));
        ListView<?> files = robot.lookup("#files").queryListView();
        MenuItem search = fx(() -> files.getContextMenu().getItems().stream()
                .filter(item -> item.getText() != null && item.getText().contains("ecords"))
                .findFirst()
                .orElseThrow());

        onFx(() -> choose(files, "a.zip"));
        assertThat(offers(files, search)).isFalse();
        onFx(() -> choose(files, "disk.img"));
        assertThat(offers(files, search)).isTrue();
        onFx(search::fire);

        until(() -> window.records().shownProperty().get() == 2 && source().isCarved());
        assertThat(source().location()).isEqualTo(file.toString());
    }

    private static void choose(ListView<?> files, String name) {
        for (int i = 0; i < files.getItems().size(); i++) {
            if (((FileItem) files.getItems().get(i)).name().endsWith(name)) {
                files.getSelectionModel().clearAndSelect(i);
            }
        }
    }

    /** A menu looks at what can be done when it is shown. */
    private boolean offers(ListView<?> files, MenuItem item) {
        onFx(() -> files.getContextMenu().show(files, 0, 0));
        boolean enabled = fx(() -> !item.isDisable());
        onFx(() -> files.getContextMenu().hide());
        return enabled;
    }

    @Test
    void whatIsPackedIsNotOfferedToBeSearched() throws Exception {
        Path file = Files.write(folder.resolve("a.zip"), "PK\3\4 and more".getBytes(StandardCharsets.ISO_8859_1));

        onFx(() -> window.shell().open(file));

        until(() -> says("a ZIP archive"));
        assertThat(says("Search this file for records")).isFalse();
    }

    @Test
    void aSearchThatIsEndedShowsWhatItFoundAndSaysSo() throws Exception {
        Path file = image();
        hole(file);
        onFx(() -> window.shell().open(file));
        until(() -> says("Search this file for records"));
        robot.clickOn("#records-empty-next");
        until(() -> says("Searching ") && says("for records"));

        robot.type(KeyCode.ESCAPE);

        until(() -> window.records().shownProperty().get() == 2);
        until(() -> says("2 records found"));
        assertThat(Objects.requireNonNull(source().state().problem()).what()).contains("was searched up to byte");
    }

    /** Puts a hole behind a file that takes long to be searched. */
    private static void hole(Path file) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), 1L << 38);
        }
    }

    @Test
    void leavingDuringASearchLeavesNothingOfWhatItFoundInTheTemporaryFolder() throws Exception {
        int length = Records.v2(LONG_NAME).array().length;
        ByteBuffer bytes = ByteBuffer.allocate(MORE_THAN_THE_HEAP_TAKES * length);
        for (int i = 0; i < MORE_THAN_THE_HEAP_TAKES; i++) {
            bytes.put(Records.v2(LONG_NAME)
                    .usn((long) i * length)
                    .file(FileId.ntfs(40 + i, 1))
                    .parent(FileId.NTFS_ROOT)
                    .reason(Reason.DATA_EXTEND.bit())
                    .array());
        }
        Path file = Files.write(folder.resolve("disk.img"), bytes.array());
        hole(file);
        onFx(() -> window.shell().search(file, found -> {}));
        Await.until("records beside the heap", () -> inFolder().size() > 1);

        AtomicBoolean ended = new AtomicBoolean();
        onFx(() -> window.close(code -> ended.set(true)));
        until(ended::get);

        assertThat(inFolder()).containsExactly(file);
    }

    private List<Path> inFolder() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
