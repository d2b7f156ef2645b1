package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
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

/** Lives in the place of the records, and renames, by mouse and keyboard. */
@Tag("shows-story")
@ExtendWith(ApplicationExtension.class)
class LivesWindowTest {

    private static final int LIVES = 6;
    private static final int RECORDS = 4 * LIVES;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private FileWindow on;
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        on = new FileWindow(stage, folder);
        window = on.window;
        window.show(1000, 700, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    @BeforeEach
    void openJournal() throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < LIVES; i++) {
            FileId file = FileId.ntfs(100 + i, 1);
            add(journal, file, "was " + i, CREATE);
            add(journal, file, "was " + i, CREATE | OLD);
            add(journal, file, "is " + i, CREATE | NEW);
            add(journal, file, "is " + i, CREATE | NEW | CLOSE);
        }
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        on.open(file, RECORDS);
    }

    private static void add(JournalFile journal, FileId file, String name, int reasons) {
        journal.add(Records.v2(name).file(file).reason(reasons).time(1));
    }

    private void showLives() {
        robot.clickOn("#show-lives");
        until(() -> window.lives().shownProperty().get() == LIVES
                && robot.lookup("was 2 → is 2").tryQuery().isPresent());
    }

    private long shown() {
        return window.lives().shownProperty().get();
    }

    private long lead() {
        return window.lives().leadRecordProperty().get();
    }

    @Test
    void theMouseUnfoldsALifeAtItsSignAndByADoubleClick() {
        showLives();
        until(() -> signs().size() == LIVES);
        robot.clickOn(signs().get(1));
        until(() -> shown() == LIVES + 4);
        until(() -> robot.lookup("▾").queryAll().size() == 1);

        robot.doubleClickOn("was 0 → is 0");
        until(() -> shown() == LIVES + 8);
        robot.clickOn(robot.lookup("▾").queryAll().iterator().next());
        until(() -> shown() == LIVES + 4);
    }

    private List<Node> signs() {
        return List.copyOf(robot.lookup("▸").queryAll());
    }

    @Test
    void theKeysUnfoldALifeAndTheInspectorFollows() {
        showLives();
        robot.clickOn("was 2 → is 2");
        until(() -> lead() == 11 && inspected().equals("is 2"));
        robot.type(KeyCode.RIGHT);
        until(() -> shown() == LIVES + 4);
        robot.type(KeyCode.RIGHT);
        until(() -> lead() == 8);
        robot.type(KeyCode.LEFT);
        until(() -> lead() == 11);
        robot.type(KeyCode.LEFT);
        until(() -> shown() == LIVES);
        robot.type(KeyCode.ENTER);
        until(() -> shown() == LIVES + 4);
    }

    private String inspected() {
        byte[] bytes = window.inspector().bytesProperty().get();
        ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.length == 0 ? "" : RecordBytes.name(record, 0);
    }

    @Test
    void f4GoesFromOneHalfOfARenameToTheOther() {
        until(() -> robot.lookup("was 1 → is 1").queryAll().size() == 2);
        robot.clickOn(".records-table");
        onFx(() -> window.records().goToRow(5));
        until(() -> window.records().leadRecordProperty().get() == 5);
        robot.type(KeyCode.F4);
        until(() -> window.records().leadRecordProperty().get() == 6);
        robot.type(KeyCode.F4);
        until(() -> window.records().leadRecordProperty().get() == 5);
        robot.type(KeyCode.UP, KeyCode.F4);
        until(() -> text("#status-message").contains("no half of a rename"));
    }

    private String text(String id) {
        return fx(() -> ((Labeled) robot.lookup(id).query()).getText());
    }

    @Test
    void livesAreExportedAsTheCommandLineWritesThemAndLeaveForARecord() throws Exception {
        showLives();
        until(() -> text("#lives-counts").equals("6 lives"));
        on.files.answer = folder.resolve("lives.tsv");
        onFx(() -> window.view().commands().get("file.export").run());
        until(() -> Files.exists(folder.resolve("lives.tsv")));

        List<String> lines = Files.readAllLines(folder.resolve("lives.tsv"));
        assertThat(lines).hasSize(LIVES + 1);
        assertThat(lines.getFirst()).startsWith("life\tlife_start\tlife_duration\tlife_records");
        assertThat(lines.get(1)).contains("was 0").contains("is 0");
        recordsComeBackForWhoGoesToOne();
    }

    private void recordsComeBackForWhoGoesToOne() {
        onFx(() -> window.records().goToRow(7));
        until(() -> fx(() -> robot.lookup("#show-records")
                        .queryAs(ToggleButton.class)
                        .isSelected())
                && window.records().leadRecordProperty().get() == 7);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        until(() -> robot.lookup("was 2 → is 2").queryAll().size() == 1);
    }
}
