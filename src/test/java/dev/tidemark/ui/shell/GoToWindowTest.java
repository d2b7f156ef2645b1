package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.Filetime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import javafx.event.Event;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Go to, in the real window. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class GoToWindowTest {

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory());
        window.show(1250, 780, Theme.LIGHT);
    }

    /** A record a minute, from 22:00 on, into the next day. */
    @BeforeEach
    void read() throws Exception {
        JournalFile journal = new JournalFile(0);
        Instant begin = Instant.parse("2022-03-10T22:00:00Z");
        for (int i = 0; i < 240; i++) {
            journal.add(Records.v2("minute " + i).time(Filetime.of(begin.plusSeconds(60L * i))));
        }
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        onFx(() -> window.shell().open(file));
        until(() -> window.records().shownProperty().get() == 240);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    private void ask() {
        robot.press(KeyCode.CONTROL).type(KeyCode.G).release(KeyCode.CONTROL);
        until(() -> line().isFocused());
    }

    /** As it is typed: in the place of what is selected. */
    private void answer(String text) {
        onFx(() -> line().replaceSelection(text));
        // A question that was just asked takes Enter for held from before, until another key was pressed.
        robot.type(KeyCode.F24).type(KeyCode.ENTER);
    }

    private TextInputControl line() {
        return robot.lookup("#question-line").queryTextInputControl();
    }

    private boolean isAsking() {
        return robot.lookup("#question-line").tryQuery().isPresent();
    }

    private String words(String id) {
        return robot.lookup("#" + id).queryLabeled().getText();
    }

    private boolean chose(String name) {
        return window.inspector().fields().stream()
                .anyMatch(field -> field.value().equals(name));
    }

    @Test
    void aTimeWithoutADateIsOnTheDayOfTheChosenRecordElseOfTheNewest() {
        ask();
        answer("01:30:00");
        until(() -> !isAsking() && chose("minute 210"));

        onFx(() -> window.records().goToRow(0));
        until(() -> chose("minute 0"));
        ask();
        answer("23:15");
        until(() -> chose("minute 75"));
    }

    @Test
    void whatWasNotUnderstoodIsSelectedAndSaidSoThatTheNextTryReplacesIt() {
        ask();
        answer("25:99");
        until(() -> words("question-wrong").startsWith("Not a time: 25:99"));
        assertThat(fx(() -> line().getSelectedText())).isEqualTo("25:99");

        answer("01:15");
        until(() -> !isAsking());
        until(() -> window.records().leadRecordProperty().get() >= 0);
    }

    @Test
    void enterThatIsHeldFromTheMenuAnswersNothing() {
        ask();
        for (int i = 0; i < 15; i++) {
            onFx(() -> Event.fireEvent(
                    line(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
        }
        assertThat(fx(() -> words("question-wrong"))).isEmpty();
        robot.type(KeyCode.ESCAPE);
        until(() -> !isAsking());
    }

    @Test
    void theRangeThatExistsIsShown() {
        ask();
        until(() -> words("question-hint").contains("2022-03-10 22:00:00 to 2022-03-11 01:59:00"));
        assertThat(words("question-hint")).startsWith("Shown here: USN ");
        robot.type(KeyCode.ESCAPE);
        until(() -> !isAsking());
    }

    @Test
    void theQuestionIsReadWithoutTheSignOfItsMnemonic() {
        ask();
        until(() -> robot.lookup("#question .text").tryQuery().isPresent());
        assertThat(fx(() -> robot.lookup("#question .text").queryText().getText()))
                .startsWith("A USN (6291456");
        robot.type(KeyCode.ESCAPE);
        until(() -> !isAsking());
    }

    @Test
    void theDialogHasRoomAroundItsContent() {
        ask();
        until(() -> robot.lookup("#question").query().getParent().getLayoutX()
                        + ((Region) robot.lookup("#question").query().getParent())
                                .getInsets()
                                .getLeft()
                >= 10);
        robot.type(KeyCode.ESCAPE);
        until(() -> !isAsking());
    }
}
