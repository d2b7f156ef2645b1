package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.FileActs;
import dev.tidemark.act.FileTarget;
import dev.tidemark.act.MarkedHandle;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.ui.calls.DeviceCallsViewModel;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.inspector.InspectorViewModel.Cause;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.SourceInfo;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
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

/** The device calls in the real window: what stands in it, and how it and the records point at each other. */
@Tag("shows-act")
@ExtendWith(ApplicationExtension.class)
class DeviceCallsWindowTest {

    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    @TempDir
    static Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final Settings settings = Settings.inMemory();
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), settings);
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    /** Looked at on the FX thread: what one of its tasks changes is seen together, and changes not while it is looked at. */
    private DeviceCallsViewModel log() {
        return window.log();
    }

    private void showLog() {
        robot.press(KeyCode.CONTROL).type(KeyCode.J).release(KeyCode.CONTROL);
        until(() -> robot.lookup("#log-table").tryQuery().isPresent());
    }

    private LiveSource readD() {
        VolumeFacts facts = backend.volume("D:").facts();
        backend.step("D:", 60);
        onFx(() -> window.shell().read(facts, ReadOptions.DEFAULT));
        LiveSource live = (LiveSource)
                Objects.requireNonNull(window.shell().currentProperty().get());
        until(() -> live.journal() != null && live.isReading());
        return live;
    }

    private FileActs.Closed closeRecordOfA() throws Exception {
        var files = backend.volume("D:").files();
        files.create(files.root(), "a.txt", FileAttribute.ARCHIVE.bit()).close();
        return window.acts().files().closeRecord(new FileTarget.ByPath("D:", "\\a.txt"), false);
    }

    private @Nullable DeviceCall row(String call) {
        return fx(() -> log().rows().stream()
                .filter(operation -> operation.call().equals(call))
                .reduce((one, other) -> other)
                .orElse(null));
    }

    private DeviceCall waitForRow(String call) {
        until(() -> row(call) != null);
        return Objects.requireNonNull(row(call));
    }

    /** What stands in the rows of the list that are lit up. */
    private List<Set<String>> lit() {
        return fx(() -> robot.lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(row -> row.getScene() != null && row.isVisible())
                .filter(row -> row.getPseudoClassStates().contains(LIT))
                .map(DeviceCallsWindowTest::texts)
                .toList());
    }

    private static Set<String> texts(Node row) {
        return row.lookupAll("Text").stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .collect(Collectors.toSet());
    }

    private boolean onlyLit(long usn) {
        List<Set<String>> lit = lit();
        return lit.size() == 1 && lit.getFirst().contains(Long.toString(usn));
    }

    /** The row of a call, in view. */
    private Node rowOf(DeviceCall operation) {
        DeviceCall newest = window.acts().log().operations(0, false).getLast();
        until(() -> fx(() -> log().rows().contains(newest)));
        WaitForAsyncUtils.waitForFxEvents();
        until(() -> shownRow(operation).isPresent());
        return shownRow(operation).orElseThrow();
    }

    private Optional<Node> shownRow(DeviceCall operation) {
        return fx(() -> robot.lookup("#log-table .table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(row -> row.getScene() != null && row.isVisible() && operation.equals(row.getItem()))
                .map(row -> (Node) row.lookup(".log-number"))
                .findFirst());
    }

    /** The event that follows a right click is the platform's, and the one without a display sends none. */
    private void askForMenu(Node node) {
        robot.rightClickOn(node);
        onFx(() -> {
            Bounds at = node.localToScreen(node.getBoundsInLocal());
            Event.fireEvent(
                    node,
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                            10,
                            10,
                            at.getCenterX(),
                            at.getCenterY(),
                            false,
                            null));
        });
    }

    private String text(String id) {
        return robot.lookup("#" + id)
                .tryQueryAs(Labeled.class)
                .map(Labeled::getText)
                .orElse("");
    }

    private @Nullable Cause cause() {
        return fx(() -> window.inspector().causeProperty().get());
    }

    @Test
    void anActLightsUpExactlyItsRecordAndTheRecordNamesTheAct() throws Exception {
        LiveSource live = readD();
        showLog();
        FileActs.Closed closed = closeRecordOfA();
        long usn = closed.usn().orElseThrow();
        until(() -> live.nextUsn() > usn);

        robot.clickOn(rowOf(waitForRow("FSCTL_WRITE_USN_CLOSE_RECORD")));

        until(() -> onlyLit(usn));
        until(() -> text("log-caused").equals("1 record, certain"));

        onFx(() -> {
            window.records().followingProperty().set(false);
            window.records().goToUsn(usn);
        });
        until(() -> cause() != null);
        assertThat(Objects.requireNonNull(cause()).text())
                .isEqualTo("Caused by: Force a close record #" + closed.act().number() + " (certain)");
    }

    @Test
    void recordsOfAMarkedFileAreCertainByTheirSourceAndOnlyPossibleWhereOthersWrote() throws Exception {
        LiveSource live = readD();
        showLog();
        var files = backend.volume("D:").files();
        files.create(files.root(), "a.txt", FileAttribute.ARCHIVE.bit()).close();
        MarkedHandle marked = window.acts()
                .files()
                .mark(new FileTarget.ByPath("D:", "\\a.txt"), SourceInfo.DATA_MANAGEMENT.bit(), 0, 64);
        long own = marked.closeRecord().orElseThrow();
        long others = backend.volume("D:").journal().nextUsn();
        files.open(Objects.requireNonNull(files.find("\\a.txt"))).append(1).close();
        until(() -> live.nextUsn() > others);

        robot.clickOn(rowOf(waitForRow("FSCTL_MARK_HANDLE")));

        until(() -> text("log-caused").equals("2 records, 1 certain"));
        String act = " Mark a handle #" + marked.act().number();
        Platform.runLater(() -> window.shell().jump("D:", others));
        until(() -> causeIs("Caused by:" + act + " (possible: others wrote too)"));
        Platform.runLater(() -> window.shell().jump("D:", own));
        until(() -> causeIs("Caused by: Force a close record"));
        marked.release();
    }

    private boolean causeIs(String words) {
        Cause cause = cause();
        return cause != null && cause.text().startsWith(words);
    }

    @Test
    void theCauseOfARecordLeadsToItsCallEvenWhenTheLogIsFoldedAndFiltered() throws Exception {
        LiveSource live = readD();
        FileActs.Closed closed = closeRecordOfA();
        long usn = closed.usn().orElseThrow();
        until(() -> live.nextUsn() > usn);
        onFx(() -> {
            log().textProperty().set("nothing is called that");
            window.records().followingProperty().set(false);
            window.records().goToUsn(usn);
        });
        until(() -> robot.lookup("#inspector-cause")
                .tryQuery()
                .filter(Node::isVisible)
                .isPresent());

        robot.clickOn("#inspector-cause");

        until(() -> fx(() -> log().selectedProperty().get()) != null);
        DeviceCall chosen =
                Objects.requireNonNull(fx(() -> log().selectedProperty().get()));
        assertThat(chosen.call()).isEqualTo("FSCTL_WRITE_USN_CLOSE_RECORD");
        assertThat(chosen.purpose()).isSameAs(closed.act());
        until(() -> fx(() -> log().rows().contains(chosen)));
        onFx(() -> window.records()
                .scrollTo(Math.max(0, window.records().shownProperty().get() - 5)));
        until(() -> onlyLit(usn));
        assertThat(settings.get("pane.log", "")).isEqualTo("true");
    }

    @Test
    void aRecordThatNoActCausedNamesNone() throws Exception {
        LiveSource live = readD();
        FileActs.Closed closed = closeRecordOfA();
        until(() -> live.nextUsn() > closed.usn().orElseThrow());
        onFx(() -> window.records().goToRow(3));
        until(() -> fx(() -> window.records().leadRecordProperty().get()) >= 0);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(cause()).isNull();
    }

    @Test
    void aFailedActStandsInTheLogWithItsErrorAndItsNextStep() throws Exception {
        showLog();
        try {
            window.acts().files().closeRecord(new FileTarget.TheVolume("D:"), false);
            throw new AssertionError("a volume handle is refused");
        } catch (ActFailedException refused) {
            DeviceCall failed = waitForRow("FSCTL_WRITE_USN_CLOSE_RECORD");
            assertThat(failed.status()).isEqualTo(87);
            until(() -> robot.lookup(".table-cell").queryAllAs(Labeled.class).stream()
                    .anyMatch(cell ->
                            "87 ERROR_INVALID_PARAMETER (0xC000000D STATUS_INVALID_PARAMETER)".equals(cell.getText())));
            assertThat(robot.lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
                            .filter(row -> failed.equals(row.getItem()))
                            .allMatch(row -> row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("failed"))))
                    .isTrue();

            robot.clickOn(rowOf(failed));

            until(() -> robot.lookup(refused.problem().next()).tryQuery().isPresent());
            assertThat(robot.lookup("METHOD_NEITHER (0x3)").tryQuery()).isPresent();
            until(() -> text("log-caused").equals("No records"));
        }
    }

    @Test
    void theBytesOfACallAreNamedAndItIsCopiedByMenu() throws Exception {
        showLog();
        VolumeFacts facts = backend.volume("D:").facts();
        window.acts().journals().create(facts, 64L << 20, 8L << 20);
        DeviceCall created = waitForRow("FSCTL_CREATE_USN_JOURNAL");
        onFx(() -> log().choose(created));

        robot.clickOn("Input (16)");
        until(() -> robot.lookup("AllocationDelta").tryQuery().isPresent());
        askForMenu(rowOf(created));
        until(() -> robot.lookup("#log-copy-fsutil").tryQuery().isPresent());
        robot.clickOn("#log-copy-fsutil");
        until(() -> "fsutil usn createjournal m=67108864 a=8388608 D:"
                .equals(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void theLogIsFoldedAtFirstAndFoldsAwayByKey() throws Exception {
        assertThat(robot.lookup("#log-table").tryQuery()).isEmpty();
        showLog();
        robot.press(KeyCode.CONTROL).type(KeyCode.J).release(KeyCode.CONTROL);
        until(() -> robot.lookup("#log-table").tryQuery().isEmpty());
        assertThat(settings.get("pane.log", "")).isEqualTo("false");
    }

    @Test
    void routineIsShownWhenAskedFor() throws Exception {
        readD();
        showLog();
        assertThat(fx(() -> log().rows().stream()
                        .allMatch(operation -> operation.purpose().number() > 0)))
                .isTrue();
        robot.clickOn("#log-routine");
        until(() -> row("FSCTL_READ_USN_JOURNAL") != null);
    }
}
