package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.story.ChangeRow;
import dev.tidemark.story.StoryLine;
import dev.tidemark.testing.SavedReport;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.FileId;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
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

/** The story of a file and the net change, in their windows, by mouse and keyboard. */
@Tag("shows-story")
@ExtendWith(ApplicationExtension.class)
class StoryWindowTest {

    /** Those of a whole {@link SavedReport}. */
    private static final int ROWS = 19;

    /** The record under which the written file took its name. */
    private static final int TOOK = 10;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private FileWindow on;
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        on = new FileWindow(stage, folder);
        window = on.window;
        window.show(1200, 800, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    private void openJournal() throws Exception {
        Path file = SavedReport.whole().to(folder.resolve("$J"));
        on.open(file, ROWS);
        robot.clickOn(".records-table");
    }

    private void lead(int row) {
        onFx(() -> window.records().goToRow(row));
        untilLead(row);
    }

    private void untilLead(long row) {
        until(() -> window.records().leadRecordProperty().get() == row);
    }

    private ListView<StoryLine> lines() {
        return robot.lookup("#story-lines").queryListView();
    }

    private void untilTold(FileId file) {
        until(() -> !lines().getItems().isEmpty()
                && file.equals(lines().getItems().getFirst().file()));
    }

    private int indexOf(String text, FileId file) {
        return fx(() -> {
            for (int i = 0; i < lines().getItems().size(); i++) {
                StoryLine line = lines().getItems().get(i);
                if (line.text().equals(text) && file.equals(line.file())) {
                    return i;
                }
            }
            return -1;
        });
    }

    private void choose(int line) {
        onFx(() -> {
            lines().getSelectionModel().clearAndSelect(line);
            lines().requestFocus();
        });
    }

    private void keys(KeyCode... keys) {
        robot.push(keys);
    }

    @Test
    void aStoryIsAskedForWithKeysAndItsLinesLeadToRecordsAndToOtherStories() throws Exception {
        openJournal();
        lead(TOOK);
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        untilTold(SavedReport.WRITTEN);

        lead(0);
        choose(indexOf(SavedReport.PATH, SavedReport.WRITTEN));
        keys(KeyCode.ENTER);
        untilLead(TOOK);

        choose(indexOf(SavedReport.PATH, SavedReport.REPORT));
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        untilTold(SavedReport.REPORT);
        keys(KeyCode.ALT, KeyCode.LEFT);
        untilTold(SavedReport.WRITTEN);

        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        until(() -> String.valueOf(Clipboard.getSystemClipboard().getString())
                .startsWith("File 0001000000000029 (entry 41, sequence 1)\n  Names\n"));
        on.files.answer = folder.resolve("story.jsonl");
        keys(KeyCode.CONTROL, KeyCode.E);
        until(() -> Files.exists(on.files.answer));
        assertThat(Files.readString(on.files.answer)).startsWith("{\"story\":\"0x0001000000000029\",\"line\":\"name\"");

        keys(KeyCode.ESCAPE);
        until(() -> robot.lookup("#story").tryQuery().isEmpty());
    }

    @Test
    void aStoryIsAskedForWithTheMouseAndADoubleClickShowsTheRecord() throws Exception {
        openJournal();
        until(() -> robot.lookup("~new.tmp").tryQuery().isPresent());
        // The event that follows the click is the platform's, and this one sends none.
        onFx(() -> Event.fireEvent(
                robot.lookup("~new.tmp").query(),
                new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 10, 10, 300, 300, false, null)));
        until(() -> robot.lookup("#records-story").tryQuery().isPresent());
        robot.clickOn("#records-story");
        untilTold(SavedReport.WRITTEN);

        lead(0);
        until(() -> robot.lookup("#story .story-name").tryQuery().isPresent());
        robot.doubleClickOn(robot.lookup("#story .story-name").queryAs(Node.class));
        untilLead(SavedReport.BEFORE);

        robot.clickOn("#story-question");
        TextInputControl question = robot.lookup("#story-question").queryTextInputControl();
        onFx(question::selectAll);
        robot.write("\\a.log").type(KeyCode.ENTER);
        untilTold(SavedReport.LOG);
        robot.clickOn("#story-close");
        until(() -> robot.lookup("#story").tryQuery().isEmpty());
    }

    private TableView<ChangeRow> rows() {
        return robot.lookup("#changes-table").queryTableView();
    }

    private String text(String id) {
        return robot.lookup(id).queryLabeled().getText();
    }

    @Test
    void whatChangedIsAskedForWithKeysNarrowedAndLeadsToRecords() throws Exception {
        openJournal();
        keys(KeyCode.CONTROL, KeyCode.N);
        until(() -> robot.lookup("#changes-from").tryQuery().isPresent()
                && robot.lookup("#changes-from").query().isFocused());
        robot.type(KeyCode.ENTER);
        until(() -> rows().getItems().size() == 3);
        assertThat(fx(() -> text("#changes-limits"))).startsWith("No journal can show");
        assertThat(fx(() -> text("#changes-verdict"))).startsWith("Complete for this journal");

        keys(KeyCode.CONTROL, KeyCode.F);
        until(() -> robot.lookup("#changes-narrow").query().isFocused());
        // The robot writes where it clicked last.
        robot.clickOn("#changes-narrow").write("log");
        until(() -> rows().getItems().size() == 1);
        onFx(() -> {
            rows().getSelectionModel().clearAndSelect(0);
            rows().requestFocus();
        });
        keys(KeyCode.ENTER);
        untilLead(ROWS - 1);

        on.files.answer = folder.resolve("changed.paths0");
        keys(KeyCode.CONTROL, KeyCode.E);
        until(() -> Files.exists(on.files.answer));
        assertThat(Files.readString(on.files.answer)).isEqualTo("\\docs\0" + SavedReport.PATH + "\0\\a.log\0");
    }

    @Test
    void ofRowsThatAreChosenTheNetChangeIsShown() throws Exception {
        openJournal();
        lead(SavedReport.BEFORE);
        for (int i = 0; i < 8; i++) {
            keys(KeyCode.SHIFT, KeyCode.DOWN);
        }
        until(() -> window.records().selectedCountProperty().get() == 9);
        onFx(() -> Event.fireEvent(
                robot.lookup("~old.tmp").query(),
                new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 10, 10, 300, 300, true, null)));
        until(() -> robot.lookup("#records-changes").tryQuery().isPresent());
        robot.clickOn("#records-changes");

        until(() -> rows().getItems().size() == 2);
        assertThat(fx(() -> rows().getItems().stream()
                        .map(row -> String.join(",", row.kinds()) + " " + row.pathText())
                        .toList()))
                .containsExactly("created " + SavedReport.PATH, "deleted " + SavedReport.PATH);
    }
}
