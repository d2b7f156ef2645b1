package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.text.Escapes;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is filtered for from a cell, and from a value in the inspector. */
@Tag("shows-ask")
@ExtendWith(ApplicationExtension.class)
class CellFilterWindowTest {

    private static final FileId DOCS = FileId.ntfs(0x40, 1);

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private TidemarkWindow window;
    private FxRobot robot;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(
                stage, backend, folder, InstantSource.system(), Settings.inMemory(), new ChosenFiles());
        window.show(1250, 780, Theme.LIGHT);
        robot = new FxRobot();
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(() -> backend.counters().openHandles() == 0 && backend.counters().waitingCalls() == 0);
    }

    private String text() {
        return fx(() -> window.filter().textProperty().get());
    }

    private long shown() {
        return fx(() -> window.records().shownProperty().get());
    }

    private void openFile(JournalFile journal, int records) throws Exception {
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        onFx(() -> window.shell().open(file));
        until(() -> window.shell().currentProperty().get() != null && shown() == records);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static JournalFile files(int count) {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < count; i++) {
            journal.add(Records.v2("file" + i % 4 + (i % 2 == 0 ? ".txt" : ".doc"))
                    .file(FileId.ntfs(100 + i % 5, 1))
                    .parent(i % 3 == 0 ? DOCS : FileId.NTFS_ROOT)
                    .reason(Reason.FILE_CREATE.bit()));
        }
        return journal;
    }

    /** A cell paints its words itself. */
    private @Nullable Node cell(String words) {
        return fx(() -> robot
                .lookup(".slot-text")
                .match(node -> node instanceof Text text && words.equals(text.getText()))
                .queryAll()
                .stream()
                .map(Node::getParent)
                // A row below the last keeps the cells of the row that it was, unseen.
                .filter(cell -> cell != null
                        && cell.getScene() != null
                        && cell.getOpacity() > 0
                        && cell.getParent().isVisible())
                .findFirst()
                .orElse(null));
    }

    /** The event that follows a right click is the platform's, and the one without a display sends none. */
    private void choose(String words, String item) {
        until(() -> cell(words) != null);
        Node cell = Objects.requireNonNull(cell(words));
        onFx(() -> {
            Bounds at = cell.localToScreen(cell.getBoundsInLocal());
            double x = at.getMinX() + 8;
            double y = at.getCenterY();
            Event.fireEvent(
                    cell, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 8, 8, x, y, false, null));
        });
        until(() -> robot.lookup("#" + item).tryQuery().isPresent());
        robot.clickOn("#" + item);
    }

    @Test
    void onlyThisAlsoThisAndNotThisGrowTheTextFromTheCellUnderThePointer() throws Exception {
        openFile(files(40), 40);
        choose("file1.doc", "records-onlyThis");
        assertThat(text()).isEqualTo("name == file1.doc");
        until(() -> shown() == 10);

        onFx(() -> window.filter().clear());
        until(() -> shown() == 40);
        choose("file1.doc", "records-notThis");
        until(() -> shown() == 30);
        choose("file0.txt", "records-notThis");
        assertThat(text()).isEqualTo("not name in {file1.doc, file0.txt}");
        until(() -> shown() == 20);

        onFx(() -> window.filter().replace("name == file0.txt"));
        until(() -> shown() == 10);
        onFx(() -> window.filter().replace("name == file0.txt or name == file1.doc"));
        until(() -> shown() == 20);
        choose("file1.doc", "records-alsoThis");
        until(() -> shown() == 20);
    }

    @Test
    void folderExtensionAndPlaceAreTakenFromTheRow() throws Exception {
        openFile(files(40), 40);
        choose("file1.doc", "records-extension");
        assertThat(text()).isEqualTo("ext == doc");
        until(() -> shown() == 20);
        onFx(() -> window.filter().clear());
        until(() -> shown() == 40);

        onFx(() -> window.records().goToRow(9));
        onFx(() -> window.view().commands().get("records.fromHere").run());
        until(() -> shown() == 31);
        onFx(() -> window.records().goToRow(10));
        onFx(() -> window.view().commands().get("records.untilHere").run());
        until(() -> shown() == 11);
        assertThat(text()).matches("usn >= \\d+ and usn <= \\d+");
    }

    @Test
    void theRecordsOfAFileAreGoneThroughByKey() throws Exception {
        openFile(files(40), 40);
        onFx(() -> {
            window.records().goToRow(7);
            window.view().requestFocus();
        });
        until(() -> window.records().leadRecordProperty().get() != RecordKey.NONE);
        long start = fx(() -> window.records().leadRecordProperty().get());
        onFx(() -> window.view().commands().get("records.nextOfFile").run());
        until(() -> window.records().leadRecordProperty().get() == start + 5);
        onFx(() -> window.view().commands().get("records.previousOfFile").run());
        until(() -> window.records().leadRecordProperty().get() == start);
        onFx(() -> window.view().commands().get("records.previousOfFile").run());
        until(() -> window.records().leadRecordProperty().get() == start - 5);
        onFx(() -> window.view().commands().get("records.previousOfFile").run());
        until(() -> window.records().statusProperty().get().equals("No row before this one is of the same file."));
    }

    @Test
    void aValueOfTheInspectorIsFilteredForWithControlAndAClick() throws Exception {
        openFile(files(40), 40);
        onFx(() -> window.records().goToRow(5));
        until(() -> value("RecordLength") != null);
        robot.press(KeyCode.CONTROL).clickOn(value("RecordLength")).release(KeyCode.CONTROL);
        assertThat(text()).matches("length == \\d+");
        until(() -> shown() == 40 && value("RecordLength") != null);
        robot.press(KeyCode.CONTROL).clickOn(value("RecordLength")).release(KeyCode.CONTROL);
        assertThat(text()).matches("length == \\d+");
        until(() -> shown() == 40);
    }

    /** What the inspector says of a field. */
    private @Nullable Node value(String field) {
        return fx(() -> robot
                .lookup("#inspector-fields .list-cell")
                .match(node -> node.lookup(".field-name") instanceof Labeled name && field.equals(name.getText()))
                .queryAll()
                .stream()
                .map(node -> node.lookup(".field-value"))
                .findFirst()
                .orElse(null));
    }

    @Test
    void whatIsShownIsCopiedAsACommand() throws Exception {
        openFile(files(40), 40);
        onFx(() -> window.filter().replace("name == \"file 1\" and ext == doc"));
        until(() -> shown() == 0);
        onFx(() -> window.view().commands().get("edit.commandLine.bash").run());
        String path =
                Objects.requireNonNull(window.shell().currentProperty().get()).location();
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("tidemark records '" + path + "' --where 'name == \"file 1\" and ext == doc'");
    }

    // --- live

    private static long count(RecordStore store, Predicate<RecordCursor> passing) {
        long count = 0;
        RecordCursor cursor = new RecordCursor();
        for (long record = store.firstRecord(); record < store.endRecord(); record++) {
            if (Reading.read(store, record, cursor)) {
                count += cursor.isMarker() || passing.test(cursor) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void notThisOnAVolumeThatIsWrittenToAllTheTimeKeepsTheKeyboardAndLosesNoRow() throws Exception {
        backend.step("D:", 200);
        onFx(() -> window.shell().read(backend.volume("D:").facts(), ReadOptions.DEFAULT));
        until(() -> window.shell().currentProperty().get() instanceof LiveSource);
        LiveSource live = (LiveSource)
                Objects.requireNonNull(window.shell().currentProperty().get());
        backend.start(50_000);
        until(() -> live.store().size() > 20_000);
        onFx(() -> window.records().goToRow(30));
        robot.clickOn("#name-filter");
        String name = fx(() -> {
            RecordCursor row = new RecordCursor();
            long record = 30;
            while (!Reading.read(live.store(), record, row) || row.isMarker() || row.version() == 4) {
                record++;
            }
            return row.name();
        });
        onFx(() -> window.records().goToRow(20));
        robot.clickOn("#name-filter");
        choose(Escapes.name(name), "records-notThis");
        assertThat(text()).contains("not name == ");
        assertThat(fx(() -> robot.lookup("#name-filter").query().isFocused())).isTrue();
        long size = live.store().size();
        until(() -> live.store().size() > size + 30_000);
        backend.start(0);
        until(() -> live.nextUsn() == backend.volume("D:").journal().nextUsn());

        long expected =
                count(live.store(), row -> row.version() == 4 || !row.name().equalsIgnoreCase(name));
        until(() -> window.shell().view().isSettled()
                && window.records().shownProperty().get() == expected);
        assertThat(expected).isLessThan(live.store().size());
        assertThat(fx(() -> robot.lookup("#name-filter").query().isFocused())).isTrue();
    }
}
