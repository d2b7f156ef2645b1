package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.OfflineVolume;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The frame of the real window: messages, tool bar, status line, zoom, sizes. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class FrameWindowTest {

    private static final List<String> TOOLS = List.of(
            "sources", "open", "reading", "pause", "follow", "reasons-button", "name-filter", "filter-reset", "utc");

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private final ChosenFiles files = new ChosenFiles();
    private final Settings settings = Settings.inMemory();
    private TidemarkWindow window;
    private Stage stage;

    @Start
    void open(Stage primary) {
        stage = primary;
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), settings, files);
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        // The stage is that of all tests.
        onFx(() -> {
            stage.setWidth(1250);
            stage.setHeight(780);
        });
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    private VolumeFacts volume(String id) {
        return backend.volume(id).facts();
    }

    private void readD(long records) {
        backend.step("D:", records);
        onFx(() -> window.shell().read(volume("D:"), ReadOptions.DEFAULT));
        until(() -> window.records().shownProperty().get() > records / 2);
    }

    private Node node(String id) {
        return robot.lookup("#" + id).query();
    }

    private Bounds place(String id) {
        return place(node(id));
    }

    private Bounds place(Node node) {
        return fx(() -> {
            window.view().getScene().getRoot().applyCss();
            window.view().getScene().getRoot().layout();
            return node.localToScene(node.getLayoutBounds());
        });
    }

    private String text(String id) {
        return ((Labeled) node(id)).getText();
    }

    private boolean shows(String id) {
        return node(id).isVisible();
    }

    private void refuse() {
        onFx(() -> window.shell()
                .problemProperty()
                .set(Problem.refusal("It was refused", "Somebody else has it", "Try again")));
        until(() -> shows("message-bar"));
    }

    // --- message bar

    @Test
    void aMessagePushesTheContentDownAndCoversNothing() {
        readD(200);
        Node rows = robot.lookup(".records-table").query();
        double before = place(rows).getMinY();

        refuse();

        Bounds bar = place("message-bar");
        assertThat(bar.getHeight()).isGreaterThan(20);
        assertThat(place(rows).getMinY()).isGreaterThanOrEqualTo(bar.getMaxY()).isGreaterThan(before + 20);
        assertThat(place("volumes").getMinY()).isGreaterThanOrEqualTo(bar.getMaxY());
        assertThat(bar.getMinY()).isGreaterThanOrEqualTo(place("name-filter").getMaxY());
    }

    @Test
    void aProblemIsOneLineUntilItsDetailsAreWantedAndEscClosesIt() {
        refuse();
        assertThat(text("message-text")).isEqualTo("It was refused");
        assertThat(shows("message-details-text")).isFalse();
        robot.clickOn("#message-details");
        until(() -> shows("message-details-text"));
        assertThat(text("message-details-text")).isEqualTo("Somebody else has it\nTry again");

        robot.type(KeyCode.ESCAPE);
        until(() -> !shows("message-bar"));
    }

    @Test
    void theSameProblemIsToldAgainWhenItWasClosed() {
        files.answer = folder.resolve("missing");
        for (int i = 0; i < 2; i++) {
            onFx(() -> window.shell().open(files.answer));
            until(() -> shows("message-bar") && text("message-text").contains("missing"));
            robot.clickOn("#message-close");
            until(() -> !shows("message-bar"));
        }
    }

    @Test
    void whatWasWrittenOffersItsFolder() {
        readD(200);
        files.answer = folder.resolve("rows.csv");
        onFx(() -> window.view().export());
        robot.clickOn("#export-do");
        until(() -> shows("message-bar") && text("message-text").contains("rows.csv"));
        assertThat(shows("message-folder")).isTrue();
        refuse();
        until(() -> text("message-text").equals("It was refused"));
        assertThat(shows("message-folder")).isFalse();
    }

    // --- tool bar

    private List<Bounds> tools() {
        List<Bounds> all = new ArrayList<>(TOOLS.stream().map(this::place).toList());
        return all;
    }

    @Test
    void nothingInTheToolBarMovesWhenReadingPausesStopsAndNumbersGrow() {
        readD(50);
        List<Bounds> before = tools();

        onFx(() -> window.records().pausedProperty().set(true));
        backend.step("D:", 20_000);
        until(() -> window.records().waitingProperty().get() > 9_999);
        until(() -> text("waiting")
                .equals(String.format(
                        Locale.ROOT, "+%,d", window.records().waitingProperty().get())));
        assertThat(tools()).isEqualTo(before);
        onFx(() -> window.records().pausedProperty().set(false));
        until(() -> text("counts").length() > 13);
        assertThat(tools()).isEqualTo(before);
        robot.clickOn("#reading");
        until(() -> !window.view().commands().get("journal.stop").isEnabled());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(tools()).isEqualTo(before);
        onFx(() -> window.records().utcProperty().set(false));
        assertThat(tools()).isEqualTo(before);
    }

    @Test
    void iconsHaveWordsWhereThereIsRoom() {
        assertThat(text("pause")).isEmpty();
        double icon = place("pause").getWidth();
        // 1,562 pixels of its own fit the screen that tests have.
        onFx(() -> {
            window.view().zoom().smaller();
            window.view().zoom().smaller();
        });
        until(() -> text("pause").equals("Pause"));
        assertThat(text("reading")).isEqualTo("Start");
        onFx(() -> window.view().zoom().actual());
        until(() -> text("pause").isEmpty());
        assertThat(place("pause").getWidth()).isEqualTo(icon);
    }

    @Test
    void whatTheFilterTakesCanBeReadWhereWordsBesideTheIconsLeaveItLeastRoom() {
        readD(200);
        onFx(() -> {
            window.view().zoom().smaller();
            window.view().zoom().smaller();
        });
        until(() -> text("pause").equals("Pause"));
        onFx(() -> stage.setWidth(stage.getWidth() * 1401 / window.view().getWidth()));
        until(() -> window.view().getWidth() < 1405);
        assertThat(text("pause")).isEqualTo("Pause");

        TextField field = robot.lookup("#name-filter").queryAs(TextField.class);
        Node prompt = fx(() -> field.lookupAll(".text").stream()
                .filter(node -> node instanceof Text words && words.getText().equals(field.getPromptText()))
                .findFirst()
                .orElseThrow());
        Bounds words = fx(() -> field.sceneToLocal(prompt.localToScene(prompt.getLayoutBounds())));
        Bounds seen = fx(() -> field.sceneToLocal(
                prompt.getParent().localToScene(prompt.getParent().getClip().getBoundsInParent())));
        double beyond = fx(() -> window.view().getWidth()) - 1400;
        assertThat(words.getMaxX() + beyond).isLessThanOrEqualTo(seen.getMaxX());
        assertThat(words.getMinX()).isPositive();
    }

    // --- the smallest size

    @Test
    void atItsSmallestNothingIsCutAndNothingOverlaps() {
        readD(200);
        onFx(() -> {
            stage.setWidth(stage.getMinWidth());
            stage.setHeight(stage.getMinHeight());
        });
        until(() -> window.view().getWidth() <= 800);
        assertThat(fx(stage::getMinWidth)).isEqualTo(800);
        assertThat(fx(stage::getMinHeight)).isEqualTo(560);

        double width = fx(() -> window.view().getWidth());
        List<Bounds> tools = tools();
        for (int i = 0; i < tools.size(); i++) {
            Bounds tool = tools.get(i);
            assertThat(tool.getMaxX()).as(TOOLS.get(i)).isLessThanOrEqualTo(width);
            for (int other = i + 1; other < tools.size(); other++) {
                assertThat(tool.intersects(tools.get(other)))
                        .as(TOOLS.get(i) + " and " + TOOLS.get(other))
                        .isFalse();
            }
        }
        assertThat(place("counts").getMinX())
                .isGreaterThanOrEqualTo(place("follow").getMaxX());
        assertThat(place("status-elevation").getMaxX()).isLessThanOrEqualTo(width);
    }

    // --- zoom

    @Test
    void zoomMakesEverythingLargerAndIsRemembered() {
        double before = place("open").getHeight();
        robot.press(KeyCode.CONTROL)
                .type(KeyCode.PLUS)
                .type(KeyCode.EQUALS)
                .type(KeyCode.ADD)
                .release(KeyCode.CONTROL);
        until(() -> window.view().zoom().percentProperty().get() == 150);
        assertThat(place("open").getHeight()).isEqualTo(before * 1.5);
        assertThat(fx(() -> window.view().getWidth())).isEqualTo(1250 / 1.5);
        assertThat(settings.get("zoom.percent", "")).isEqualTo("150");
        assertThat(fx(stage::getMinWidth)).isEqualTo(1200);
        robot.press(KeyCode.CONTROL).type(KeyCode.MINUS).release(KeyCode.CONTROL);
        until(() -> window.view().zoom().percentProperty().get() == 125);

        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT0).release(KeyCode.CONTROL);
        until(() -> window.view().zoom().isActual());
        assertThat(place("open").getHeight()).isEqualTo(before);
    }

    @Test
    void menusAndDialogsFollowTheZoom() {
        onFx(() -> window.view().zoom().larger());
        javafx.application.Platform.runLater(() -> window.view().showAbout());
        until(() -> !robot.lookup(".dialog-pane .content").queryAll().isEmpty());
        Labeled words = robot.lookup(".dialog-pane .content").queryLabeled();
        assertThat(fx(() -> words.getFont().getSize())).isBetween(13.1, 13.3);
        robot.type(KeyCode.ESCAPE);
        until(() -> robot.lookup(".dialog-pane").queryAll().isEmpty());
    }

    // --- status line

    @Test
    void whatIsHeldIsCountedAndAClickListsIt() throws Exception {
        assertThat(shows("status-held")).isFalse();
        OfflineVolume locked = window.acts().volumes().lock(fx(() -> volume("F:")), Duration.ZERO, () -> false);
        until(() -> shows("status-held") && text("status-held").equals("1 held handle"));

        robot.clickOn("#status-held");
        until(() -> robot.lookup("#held-things").tryQuery().isPresent());
        onFx(() -> List.copyOf(javafx.stage.Window.getWindows()).stream()
                .filter(open -> open != stage)
                .forEach(javafx.stage.Window::hide));
        locked.release();
        until(() -> !shows("status-held"));
    }

    // --- panes

    @Test
    void aDividerThatWasDraggedStaysWhereItIs() {
        Node divider = fx(() -> robot.lookup(".split-pane-divider").queryAll().stream()
                .min(Comparator.comparingDouble(each -> each.localToScene(0, 0).getX()))
                .orElseThrow());
        robot.drag(divider).dropBy(80, 0);
        until(() -> !settings.get("pane.volumes.width", "").isEmpty());
        int width = settings.number("pane.volumes.width", 0);
        assertThat(width).isBetween(290, 330);

        onFx(() -> window.view().volumesShown().set(false));
        onFx(() -> window.view().volumesShown().set(true));
        until(() -> Math.abs(place("volumes").getWidth() - width) < 4);
    }

    @Test
    void theKeysOfAKeyboardWithoutAPlusOfItsOwnZoomToo() {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.EQUALS).release(KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> window.view().zoom().percentProperty().get() == 110);
        onFx(() -> window.view().zoom().actual());
    }

    // --- what others chose

    @Test
    void aMessageOfAnyLengthLeavesTheContentInSightAndCommandsNothing() {
        String name = "cod.exe\u202ecod".repeat(300);
        onFx(() -> window.shell()
                .problemProperty()
                .set(Problem.refusal(name + "\n\u0007", name + " is none.", "Choose another than " + name)));
        robot.clickOn("#message-details");
        until(() -> shows("message-details-text"));

        assertThat(place("message-bar").getHeight()).isLessThan(240);
        for (String id : List.of("message-text", "message-details-text")) {
            assertThat(text(id)).contains("cod.exe\\u202ecod").doesNotContain("\u202e", "\u0007");
        }
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aFileIsNotSaidToBeSimulated() throws Exception {
        until(() -> text("status-elevation").matches("Simulated · (not )?elevated"));
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a.txt"));
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        onFx(() -> window.shell().open(file));
        until(() -> text("status-elevation").matches("(not )?elevated"));
    }

    // --- the Menu key

    @Test
    void theMenuKeyAndShiftF10OpenTheMenuOfWhatHasTheKeyboard() {
        readD(300);
        onFx(() -> window.records().goToRow(20));
        until(() -> window.records().leadRecordProperty().get() >= 0);
        until(() -> robot.lookup("#inspector-fields .list-cell").tryQuery().isPresent());
        onFx(() -> robot.lookup("#volumes").queryListView().getSelectionModel().select(1));
        for (String id : List.of(".records-table", "#volumes", "#inspector-fields", ".hex-pane")) {
            for (boolean menuKey : List.of(true, false)) {
                onFx(() -> robot.lookup(id).query().requestFocus());
                if (menuKey) {
                    robot.type(KeyCode.CONTEXT_MENU);
                } else {
                    robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
                }
                until(() -> menus() == 1);
                robot.type(KeyCode.ESCAPE);
                until(() -> menus() == 0);
            }
        }
    }

    @Test
    void theMenuKeyOpensItBesideTheChosenRowOfAList() {
        until(() -> robot.lookup("#volumes .list-cell").queryAll().size() > 3);
        onFx(() -> robot.lookup("#volumes").queryListView().getSelectionModel().select(3));
        onFx(() -> robot.lookup("#volumes").query().requestFocus());
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.CONTEXT_MENU);

        until(() -> menus() == 1 && isMenuBeside(3));
        robot.type(KeyCode.ESCAPE);
        until(() -> menus() == 0);
    }

    private boolean isMenuBeside(int row) {
        double top = robot.lookup("#volumes .list-cell").queryAll().stream()
                .filter(node -> node instanceof ListCell<?> cell && cell.getIndex() == row && cell.isVisible())
                .findFirst()
                .orElseThrow()
                .localToScreen(0, 0)
                .getY();
        return Window.getWindows().stream()
                .filter(open -> open instanceof ContextMenu && open.isShowing())
                .mapToDouble(open -> ((ContextMenu) open).getAnchorY())
                .allMatch(y -> y >= top && y <= top + 80);
    }

    private static long menus() {
        return Window.getWindows().stream()
                .filter(open -> open instanceof ContextMenu && open.isShowing())
                .count();
    }

    @Test
    void inASmallWindowTheInspectorTakesAtMostAQuarter() {
        onFx(() -> {
            stage.setWidth(1000);
            stage.setHeight(700);
        });
        until(() -> {
            Bounds inspector = robot.lookup(".inspector").query().getLayoutBounds();
            return inspector.getWidth() > 600 && inspector.getHeight() <= 175;
        });
    }
}
