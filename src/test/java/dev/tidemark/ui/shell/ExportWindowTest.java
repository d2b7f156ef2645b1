package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
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

@Tag("shows-out")
@ExtendWith(ApplicationExtension.class)
class ExportWindowTest {

    @TempDir
    static Path folder;

    private FileWindow on;
    private TidemarkWindow window;
    private final FxRobot robot = new FxRobot();

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

    private boolean isAsking() {
        return robot.lookup("#export-dialog").tryQuery().isPresent();
    }

    private String size() {
        return robot.lookup("#export-size").<Labeled>query().getText();
    }

    private String preview() {
        return robot.lookup("#export-preview").<TextInputControl>query().getText();
    }

    @Test
    void theFormIsChosenByKeyboardSeenAndWritten() throws Exception {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a.txt").time(StoredRows.NOON).reason(StoredRows.CREATE));
        Path file = Files.write(folder.resolve("journal"), journal.toBytes());
        onFx(() -> window.shell().open(file));
        until(() -> window.records().shownProperty().get() == 1
                && window.shell().view().isSettled());

        robot.press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
        until(() -> isAsking() && size().startsWith("1 row, "));
        robot.type(KeyCode.ESCAPE);
        until(() -> !isAsking());

        on.files.answer = folder.resolve("out.body");
        robot.press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
        until(() -> isAsking() && robot.lookup("#export-formats").query().isFocused());
        robot.type(KeyCode.END, KeyCode.UP, KeyCode.UP);
        until(() -> preview().startsWith("0|") && size().startsWith("1 row, "));
        robot.clickOn("#export-do");
        until(() -> Files.exists(on.files.answer));

        assertThat(Files.readString(on.files.answer)).contains("a.txt ($UsnJrnl: FILE_CREATE; USN 0)|");
        assertThat(fx(() -> on.settings.get("export.format", ""))).isEqualTo("body");
    }

    @Test
    void aLakeIsChosenAndWrittenByKeyboardAlone() throws Exception {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a.txt").time(StoredRows.NOON).reason(StoredRows.CREATE));
        Path file = Files.write(folder.resolve("lake-journal"), journal.toBytes());
        onFx(() -> window.shell().open(file));
        until(() -> window.records().shownProperty().get() == 1
                && window.shell().view().isSettled());

        on.files.answer = folder.resolve("lake");
        robot.press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
        until(() -> isAsking() && robot.lookup("#export-formats").query().isFocused());
        robot.type(KeyCode.END);
        until(() -> preview().startsWith("usn/host=unknown/") && size().startsWith("1 row, about "));
        mnemonic(KeyCode.H);
        until(() -> robot.lookup("#export-host").query().isFocused());
        robot.type(KeyCode.P, KeyCode.C, KeyCode.DIGIT7);
        until(() -> preview().startsWith("usn/host=pc7/volume=unknown-"));
        mnemonic(KeyCode.V);
        until(() -> robot.lookup("#export-by-volume").query().isFocused());
        robot.type(KeyCode.SPACE);
        until(() -> preview().startsWith("usn/host=pc7/date=2024-05-03/\n"));
        mnemonic(KeyCode.C);
        Path day = on.files.answer.resolve("usn").resolve("host=pc7").resolve("date=2024-05-03");
        until(() -> Files.exists(day) && day.toFile().list((in, name) -> name.startsWith("part-")).length == 1);

        assertThat(fx(() -> on.settings.get("export.format", ""))).isEqualTo("parquet");
    }

    private void mnemonic(KeyCode letter) {
        robot.press(KeyCode.ALT).type(letter).release(KeyCode.ALT);
    }
}
