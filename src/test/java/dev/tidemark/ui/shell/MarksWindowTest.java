package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.CaptureAddition;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.session.MarksFile;
import dev.tidemark.session.RecordMark;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ContextMenuEvent;
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

/** Marks in the window, by the keyboard. */
@Tag("shows-ask")
@ExtendWith(ApplicationExtension.class)
class MarksWindowTest {

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private FileWindow on;
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        on = new FileWindow(stage, folder);
        window = on.window;
        window.keepMarks(folder.resolve("data"));
        window.show(1000, 700, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    private void openJournal() throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 20; i++) {
            journal.add(Records.v2("my file " + i).time(i));
        }
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        on.open(file, 20);
        robot.clickOn(".records-table");
        onFx(() -> window.records().goToRow(3));
        until(() -> window.records().leadRecordProperty().get() == 3);
    }

    private List<RecordMark> kept() {
        return new MarksFile(folder.resolve("data")).read().marks();
    }

    private void run(String command) {
        onFx(() -> window.view().commands().get(command).run());
    }

    @Test
    void aRecordIsMarkedListedFoundAgainAndSavedWithItsCapture() throws Exception {
        openJournal();
        robot.type(KeyCode.SPACE);
        until(() -> kept().size() == 1);
        assertThat(kept().getFirst().name()).isEqualTo("my file 3");
        until(() -> robot.lookup(".mark-bar").queryAll().stream()
                        .filter(bar -> bar.isVisible())
                        .count()
                == 1);

        run("view.marks");
        ListView<RecordMark> list = robot.lookup("#marks-list").queryListView();
        until(() -> list.getItems().size() == 1);
        onFx(() -> window.records().goToRow(10));
        until(() -> window.records().leadRecordProperty().get() == 10);
        onFx(() -> {
            list.getSelectionModel().select(0);
            list.requestFocus();
        });
        robot.type(KeyCode.ENTER);
        until(() -> window.records().leadRecordProperty().get() == 3);

        on.files.answer = folder.resolve("saved");
        run("file.save");
        Path saved = folder.resolve("saved.tidemark");
        until(() -> SavedSource.test(saved));
        assertThat(SavedSource.added(saved, CaptureAddition.MARKS)).asString().contains("my file 3");
    }

    @Test
    void aBlankInANameThatIsTypedMarksNothing() throws Exception {
        openJournal();
        robot.write("my file 7");
        until(() -> window.records().leadRecordProperty().get() == 7);

        assertThat(kept()).isEmpty();
    }

    @Test
    void theRecordThatTheMenuIsOfIsMarkedByIt() throws Exception {
        openJournal();
        until(() -> robot.lookup("my file 5").tryQuery().isPresent());
        // The event that follows the click is the platform's, and this one sends none.
        onFx(() -> Event.fireEvent(
                robot.lookup("my file 5").query(),
                new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 10, 10, 300, 300, false, null)));
        until(() -> robot.lookup("#records-mark").tryQuery().isPresent());
        robot.clickOn("#records-mark");
        until(() -> kept().size() == 1);
        assertThat(kept().getFirst().name()).isEqualTo("my file 5");
    }

    @Test
    void aNoteIsAskedForAndKept() throws Exception {
        openJournal();
        robot.push(KeyCode.SHIFT, KeyCode.SPACE);
        until(() -> robot.lookup("#mark-note").tryQuery().isPresent());
        onFx(() -> {
            robot.lookup("#mark-tag").queryAs(TextInputControl.class).setText("suspect");
            robot.lookup("#mark-note").queryAs(TextInputControl.class).setText("two\nlines");
        });
        robot.clickOn("#mark-do");
        until(() -> kept().size() == 1);

        assertThat(kept().getFirst().tag()).isEqualTo("suspect");
        assertThat(kept().getFirst().note()).isEqualTo("two\nlines");
    }

    @Test
    void marksOfACaptureAreShownAndNotKeptUntilTheyAreChanged() throws Exception {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("one").time(5));
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        Path saved = folder.resolve("saved.tidemark");
        try (FileSource source = FileSource.open(file, folder)) {
            source.awaitLoaded();
            Captures.marked(source, saved, 0, "theirs");
        }
        onFx(() -> window.shell().open(List.of(saved), List.of()));
        until(() -> robot.lookup(".mark-bar").queryAll().stream().anyMatch(bar -> bar.isVisible()));
        run("view.marks");
        until(() -> robot.lookup("#marks-list").queryListView().getItems().size() == 1);
        assertThat(kept()).isEmpty();
    }
}
