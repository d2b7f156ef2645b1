package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.session.HighlightColour;
import dev.tidemark.testing.Contrast;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the real window says can be read: every text of every screen, light and dark. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class ContrastWindowTest {

    private static final double LEAST = 4.5;

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;
    private Stage stage;

    @Start
    void open(Stage primary) {
        stage = primary;
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory());
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        onFx(this::closeOthers);
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    private void closeOthers() {
        List.copyOf(Window.getWindows()).stream().filter(open -> open != stage).forEach(Window::hide);
    }

    private void readD() {
        backend.step("D:", 300);
        onFx(() -> window.shell().read(backend.volume("D:").facts(), ReadOptions.DEFAULT));
        until(() -> window.records().shownProperty().get() > 200);
    }

    private void in(Theme theme) {
        onFx(() -> window.view().theme().set(theme));
    }

    /** The texts of all open windows. */
    private List<Contrast.Shown> texts() {
        return fx(() -> Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(open -> {
                    Scene scene = open.getScene();
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    return Contrast.texts(scene.getRoot());
                })
                .flatMap(List::stream)
                .toList());
    }

    private void assertReadable(int atLeast) {
        List<Contrast.Shown> texts = texts();
        assertThat(texts).hasSizeGreaterThan(atLeast);
        assertThat(texts).filteredOn(text -> text.ratio() < LEAST).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theMainWindowCanBeReadWithARowChosenAndWithout(Theme theme) {
        in(theme);
        assertReadable(20);
        readD();
        onFx(() -> window.view().logShown().set(true));
        until(() -> !robot.lookup("#log-table").queryAll().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        assertReadable(60);
        onFx(() -> {
            window.records().goToRow(100);
            robot.lookup(".records-table").query().requestFocus();
        });
        until(() -> window.inspector().bytesProperty().get().length > 0);
        onFx(() -> window.inspector().chooseByte(4));
        WaitForAsyncUtils.waitForFxEvents();
        assertReadable(80);
        onFx(() -> robot.lookup("#log-routine")
                .queryAs(javafx.scene.control.CheckBox.class)
                .fire());
        until(() -> !window.log().rows().isEmpty());
        onFx(() -> window.log().choose(window.log().rows().getLast()));
        WaitForAsyncUtils.waitForFxEvents();
        assertReadable(80);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aTabThatHasTheKeyboardCanBeRead(Theme theme) {
        in(theme);
        onFx(() -> window.view().logShown().set(true));
        until(() -> !robot.lookup(".tab-pane").queryAll().isEmpty());
        Node tabs = robot.lookup(".tab-pane").query();
        onFx(tabs::requestFocus);
        until(tabs::isFocused);
        assertReadable(20);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyMessageCanBeReadWithItsDetails(Theme theme) {
        in(theme);
        onFx(() -> window.shell()
                .problemProperty()
                .set(Problem.refusal("It was refused", "Somebody else has it", "Try again")));
        until(() -> robot.lookup("#message-bar").query().isVisible());
        robot.clickOn("#message-details");
        WaitForAsyncUtils.waitForFxEvents();
        assertReadable(20);
        onFx(() -> window.view().say(Message.written("Written: a", folder)));
        assertReadable(20);
        onFx(() -> window.view().say(Message.note("Good to know")));
        assertReadable(20);
        onFx(() -> window.view().say(Message.partly("3 rows", "2 are missing", folder)));
        assertReadable(20);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theReasonsCanBeRead(Theme theme) {
        in(theme);
        robot.clickOn("#reasons-button");
        until(() -> !robot.lookup(".reason-table").queryAll().isEmpty());
        assertReadable(60);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whateverIsWrittenOnAHighlightedRowCanBeRead(Theme theme) {
        in(theme);
        readD();
        for (HighlightColour colour : HighlightColour.values()) {
            onFx(() -> {
                window.highlightRules().begin("has usn");
                window.highlightRules().paint(colour);
                window.highlightRules().editing().move(-HighlightColour.values().length);
            });
            PseudoClass state = PseudoClass.getPseudoClass("highlight-" + colour.id());
            until(() -> robot.lookup(".records-table .table-row-cell").queryAll().stream()
                            .filter(row -> row.getPseudoClassStates().contains(state))
                            .count()
                    > 5);
            // Of the rows alone: all else is looked at by the others.
            List<Contrast.Shown> texts =
                    fx(() -> Contrast.texts(robot.lookup(".records-table").query()));
            assertThat(texts).hasSizeGreaterThan(40);
            assertThat(texts).filteredOn(text -> text.ratio() < LEAST).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatGoToSaysIsReadable(Theme theme) {
        in(theme);
        readD();
        Platform.runLater(() -> window.view().askGoTo());
        until(() -> !robot.lookup("#question-line").queryAll().isEmpty());
        onFx(() -> robot.lookup("#question-line").queryTextInputControl().setText("x"));
        robot.clickOn("#question-do");
        until(() -> !robot.lookup("#question-wrong").queryLabeled().getText().isEmpty());
        assertReadable(20);
    }

    @ParameterizedTest
    @CsvSource({
        "act.offline, LIGHT",
        "act.offline, DARK",
        "act.hold, LIGHT",
        "act.hold, DARK",
        "act.journal, LIGHT",
        "act.journal, DARK",
        "act.volume, LIGHT",
        "act.volume, DARK",
        "act.close-record, LIGHT",
        "act.close-record, DARK",
        "act.mark, LIGHT",
        "act.mark, DARK",
        "act.file-usn, LIGHT",
        "act.file-usn, DARK",
        "act.held, LIGHT",
        "act.held, DARK",
        "act.faults, LIGHT",
        "act.faults, DARK",
        "presets.edit, LIGHT",
        "presets.edit, DARK",
        "highlights.edit, LIGHT",
        "highlights.edit, DARK",
        "help.keys, LIGHT",
        "help.keys, DARK",
        "help.about, LIGHT",
        "help.about, DARK"
    })
    void aDialogCanBeRead(String command, Theme theme) {
        in(theme);
        readD();
        Platform.runLater(() -> window.view().commands().get(command).run());
        until(() -> Window.getWindows().stream().anyMatch(open -> open != stage && open instanceof Stage));
        WaitForAsyncUtils.waitForFxEvents();
        assertReadable(20);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thePromptOfAFieldCanBeReadWithTheKeyboardInItToo(Theme theme) {
        in(theme);
        Node field = robot.lookup("#name-filter").query();
        onFx(field::requestFocus);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx(() -> Contrast.texts(field)))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text.ratio()).isGreaterThanOrEqualTo(LEAST));
    }

    /** As it is known: else the rules above could hold because nothing is counted. */
    @Test
    void contrastIsCountedAsItIsDefined() {
        assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isEqualTo(21);
        assertThat(Contrast.ratio(Color.web("#767676"), Color.WHITE)).isBetween(4.5, 4.6);
        assertThat(Contrast.ratio(Color.web("#777777"), Color.WHITE)).isLessThan(4.5);
    }
}
