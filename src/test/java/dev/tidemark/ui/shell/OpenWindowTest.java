package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.capture.SourceState;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
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

/** The real window, driven by mouse and keys. */
@Tag("shows-open")
@ExtendWith(ApplicationExtension.class)
class OpenWindowTest {

    @TempDir
    static Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final ChosenFiles files = new ChosenFiles();
    private TidemarkWindow window;
    private FxRobot robot;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory(), files);
        window.show(1250, 780, Theme.LIGHT);
        robot = new FxRobot();
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(() -> backend.counters().openHandles() == 0 && backend.counters().waitingCalls() == 0);
    }

    /** Looked at on the FX thread: what one of its tasks changes is seen together, and changes not while it is looked at. */
    private VolumeFacts volume(String id) {
        return backend.volume(id).facts();
    }

    /** Reads D: and waits until everything in its journal is there. */
    private LiveSource readD(long records) {
        backend.step("D:", records);
        onFx(() -> window.shell().read(volume("D:"), ReadOptions.DEFAULT));
        LiveSource live = live();
        SimulatedJournal journal = backend.volume("D:").journal();
        until(() -> live.nextUsn() == journal.nextUsn());
        until(() -> shown() == live.store().size());
        return live;
    }

    private LiveSource live() {
        return (LiveSource)
                Objects.requireNonNull(window.shell().currentProperty().get());
    }

    private long shown() {
        return window.records().shownProperty().get();
    }

    private static long count(RecordStore store, IntPredicate reasons) {
        long count = 0;
        RecordCursor cursor = new RecordCursor();
        for (long record = store.firstRecord(); record < store.endRecord(); record++) {
            Reading.read(store, record, cursor);
            count += cursor.isMarker() || reasons.test(cursor.reason()) ? 1 : 0;
        }
        return count;
    }

    private static List<Long> usns(RecordStore store) {
        List<Long> usns = new ArrayList<>();
        RecordCursor cursor = new RecordCursor();
        for (long record = store.firstRecord(); record < store.endRecord(); record++) {
            Reading.read(store, record, cursor);
            if (!cursor.isMarker() && cursor.version() != 4) {
                usns.add(cursor.usn());
            }
        }
        return usns;
    }

    private static boolean hasMarker(RecordStore store, RowKind kind) {
        RecordCursor cursor = new RecordCursor();
        boolean found = false;
        for (long record = store.firstRecord(); record < store.endRecord(); record++) {
            Reading.read(store, record, cursor);
            Marker marker = cursor.marker();
            found |= marker != null && marker.kind() == kind;
        }
        return found;
    }

    // --- filtering

    @Test
    void reasonsAreChosenByClicking() throws Exception {
        RecordStore store = readD(4000).store();
        robot.clickOn("#reasons-button").clickOn("#reason-FILE_CREATE");
        long created = count(store, Reason.FILE_CREATE::in);
        until(() -> shown() == created);
        robot.clickOn("#reason-FILE_DELETE");
        long both = count(store, mask -> Reason.FILE_CREATE.in(mask) || Reason.FILE_DELETE.in(mask));
        until(() -> shown() == both);
        robot.clickOn("#reasons-invert");
        int others = Reason.ALL & ~Reason.FILE_CREATE.bit() & ~Reason.FILE_DELETE.bit();
        long inverted = count(store, mask -> (mask & others) != 0);
        until(() -> shown() == inverted);
        robot.clickOn("#reasons-clear");
        until(() -> shown() == store.size());
    }

    @Test
    void reasonsAreChosenByHex() throws Exception {
        RecordStore store = readD(4000).store();
        robot.clickOn("#reasons-button").clickOn("#reason-hex");
        TextInputControl hex = robot.lookup("#reason-hex").queryTextInputControl();
        onFx(hex::selectAll);
        robot.write("0x00003000");
        int renames = 0x3000;
        long expected = count(store, mask -> (mask & renames) != 0);
        until(() -> shown() == expected);
        onFx(hex::selectAll);
        robot.write("nonsense");
        assertThat(robot.lookup("#reason-hex-problem").queryLabeled().getText()).contains("nonsense");
        assertThat(shown()).isEqualTo(expected);
    }

    @Test
    void noneOfAndAllOfActOnTheView() throws Exception {
        LiveSource live = readD(4000);
        robot.clickOn("#reasons-button");
        for (int i = 0; i < 3; i++) {
            robot.clickOn("#reason-CLOSE");
        }
        long open = count(live.store(), mask -> !Reason.CLOSE.in(mask));
        until(() -> shown() == open);
        robot.clickOn("#reason-CLOSE");
        until(() -> shown() == live.store().size());
        for (String reason : List.of("#reason-CLOSE", "#reason-DATA_EXTEND")) {
            robot.clickOn(reason).clickOn(reason);
        }
        long all = count(live.store(), mask -> Reason.CLOSE.in(mask) && Reason.DATA_EXTEND.in(mask));
        until(() -> shown() == all);
        assertThat(live.options().reasonMask()).isEqualTo(-1);
    }

    @Test
    void anyOfCanBeAskedOfTheVolumeAndLeavesARow() throws Exception {
        LiveSource live = readD(500);
        robot.clickOn("#reasons-button").clickOn("#reason-FILE_DELETE");
        robot.clickOn("#ask-volume");
        until(() -> live.options().reasonMask() == Reason.FILE_DELETE.bit());
        until(() -> hasMarker(live.store(), RowKind.MASK));
        long before = live.store().endRecord();
        backend.step("D:", 2000);
        // The wait of a narrow mask ends with a record that passes it: this is the last one.
        var files = backend.volume("D:").files();
        files.create(files.root(), "last.txt", 0).delete().close();
        until(() -> live.nextUsn() == backend.volume("D:").journal().nextUsn());
        RecordCursor cursor = new RecordCursor();
        for (long record = before; record < live.store().endRecord(); record++) {
            Reading.read(live.store(), record, cursor);
            assertThat(cursor.isMarker() || Reason.FILE_DELETE.in(cursor.reason()))
                    .isTrue();
        }
    }

    @Test
    void namesAreFilteredWhileTyping() throws Exception {
        RecordStore store = readD(4000).store();
        robot.clickOn("#name-filter").write("*.docx");
        until(() -> shown() < store.size() && shown() > 0);
        assertThat(robot.lookup("#counts").queryLabeled().getText()).isNotEmpty();
        robot.clickOn("#filter-reset");
        until(() -> shown() == store.size());
    }

    // --- live

    @Test
    void nothingIsLostOrDoubledOverPauseAndResumeAtFiftyThousandRecordsASecond() throws Exception {
        LiveSource live = readD(100);
        SimulatedJournal journal = backend.volume("D:").journal();
        assertThat(window.records().followingProperty().get()).isTrue();
        backend.start(60_000);
        until(() -> live.store().size() > 30_000);
        robot.clickOn("#pause");
        long frozen = shown();
        until(() -> window.records().waitingProperty().get() > 30_000);
        assertThat(shown()).isEqualTo(frozen);
        assertThat(((Labeled) robot.lookup("#waiting").query()).getText()).startsWith("+");
        robot.clickOn("#pause");
        until(() -> shown() > frozen + 30_000);
        backend.start(0);
        until(() -> live.nextUsn() == journal.nextUsn());
        until(() -> shown() == live.store().size());
        List<Long> usns = usns(live.store());
        assertThat(usns).isSorted().doesNotHaveDuplicates();
        assertThat(usns).hasSize((int) journal.recordsLogged());
    }

    @Test
    void aJournalDeletedUnderTheReaderBecomesARowAndTheWindowGoesOn() throws Exception {
        LiveSource live = readD(1000);
        SimulatedJournal journal = backend.volume("D:").journal();
        journal.deletionTime(Duration.ofMillis(200));
        journal.delete();
        until(() -> hasMarker(live.store(), RowKind.GONE));
        until(() -> journal.create(32 << 20, 8 << 20) == 0);
        backend.step("D:", 500);
        until(() -> hasMarker(live.store(), RowKind.JOURNAL));
        until(() -> live.nextUsn() == journal.nextUsn());
        until(() -> shown() == live.store().size());
        robot.clickOn("#follow");
        robot.clickOn("#reasons-button").clickOn("#reason-FILE_DELETE");
        until(() -> shown() < live.store().size());
    }

    @Test
    void stoppingLeavesARowAndStartingAgainGoesOnWithoutLoss() throws Exception {
        LiveSource live = readD(1000);
        SimulatedJournal journal = backend.volume("D:").journal();
        robot.clickOn("#reading");
        until(() -> hasMarker(live.store(), RowKind.STOPPED) && !live.isReading());
        backend.step("D:", 1000);
        robot.clickOn("#reading");
        until(() -> live.nextUsn() == journal.nextUsn());
        assertThat(usns(live.store())).isSorted().doesNotHaveDuplicates().hasSize((int) journal.recordsLogged());
    }

    @Test
    void aVolumeThatIsBeingReadCanBeReadOtherwise() throws Exception {
        LiveSource live = readD(1000);
        long usn = backend.volume("D:").journal().nextUsn();
        onFx(() -> window.shell().read(volume("D:"), ReadOptions.DEFAULT.from(ReadOptions.Start.NOW, 0)));
        until(() -> live.options().start() == ReadOptions.Start.NOW
                && live.state().phase() == SourceState.Phase.READING
                && hasMarker(live.store(), RowKind.STOPPED));
        long before = live.store().endRecord();
        backend.step("D:", 300);
        until(() -> live.nextUsn() == backend.volume("D:").journal().nextUsn());
        assertThat(usns(live.store()).stream().filter(at -> at >= usn)).doesNotHaveDuplicates();
        assertThat(live.store().endRecord()).isGreaterThanOrEqualTo(before + 300);
        assertThat(window.shell().sources()).hasSize(1);
    }

    // --- files and the inspector

    private Path journalFile() throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 500; i++) {
            journal.add(Records.v2("file-" + i + ".txt")
                    .file(FileId.ntfs(40 + i, 1))
                    .parent(FileId.NTFS_ROOT)
                    .reason(Reason.FILE_CREATE.bit())
                    .time(133_000_000_000_000_000L + i));
        }
        return Files.write(
                folder.resolve("$J"),
                journal.raw("not a record, but foreign bytes..".getBytes()).toBytes());
    }

    @Test
    void aJournalFileOpensInTheSameWindow() throws Exception {
        files.answer = journalFile();
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        until(() -> shown() == 501);
        Source source = Objects.requireNonNull(window.shell().currentProperty().get());
        assertThat(source.name()).isEqualTo("$J");
        assertThat(hasMarker(source.store(), RowKind.DAMAGE)).isTrue();
    }

    @Test
    void aFileThatCannotBeReadIsSaidInWordsAndTheWindowGoesOn() throws Exception {
        files.answer = folder.resolve("missing");
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        until(() -> window.shell().problemProperty().get() != null);
        assertThat(Objects.requireNonNull(window.shell().problemProperty().get())
                        .line())
                .contains("missing")
                .contains("Check the path");
        files.answer = journalFile();
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        until(() -> shown() == 501);
    }

    @Test
    void aFieldChosenInTheInspectorMarksItsBytesAndAByteItsField() throws Exception {
        files.answer = journalFile();
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        until(() -> shown() == 501);
        onFx(() -> window.records().goToRow(3));
        until(() -> window.inspector().bytesProperty().get().length > 0);
        until(() -> robot.lookup("MajorVersion").tryQuery().isPresent());
        robot.clickOn("MajorVersion");
        until(() -> window.inspector().chosenField() != null);
        assertThat(Objects.requireNonNull(window.inspector().chosenField()).offset())
                .isEqualTo(4);
        Node bytes = robot.lookup("#inspector-bytes").query();
        Bounds place = bytes.localToScreen(bytes.getBoundsInLocal());
        // The first line begins 8 pixels in; its first bytes are RecordLength.
        robot.clickOn(place.getMinX() + 8 + 7 * 7.3, place.getMinY() + 8 + 9);
        until(() -> "RecordLength"
                .equals(Objects.requireNonNull(window.inspector().chosenField()).name()));
    }

    @Test
    void closingTheWindowLeavesNoHandleBehind() throws Exception {
        readD(100);
        assertThat(backend.counters().openHandles()).isPositive();
        Platform.runLater(() -> window.close(code -> {}));
        until(() -> backend.counters().openHandles() == 0 && backend.counters().waitingCalls() == 0);
    }

    @Test
    void everyFileThatCannotBeOpenedIsTold() throws Exception {
        List<String> told = new ArrayList<>();
        onFx(() -> window.shell().problemProperty().addListener((property, was, now) -> {
            if (now != null) {
                told.add(now.line());
            }
        }));

        List<Path> files = List.of(folder.resolve("one"), folder.resolve("two"), journalFile());

        onFx(() -> window.shell().open(files, List.of()));
        until(() -> shown() == 501);

        until(() -> told.size() == 2);
        assertThat(told)
                .satisfiesExactly(
                        one -> assertThat(one).contains(folder.resolve("one").toString()),
                        two -> assertThat(two).contains(folder.resolve("two").toString()));
    }
}
