package dev.tidemark.ui.records;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.Tooltip;
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

/** Tips come over cells whose mouse events end there, and go with the record. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class RecordTipsWindowTest {

    @TempDir
    static Path folder;

    private RecordsWindow on;
    private int records;

    @Start
    void open(Stage stage) {
        on = new RecordsWindow(stage, folder, "");
        add(40);
    }

    private void add(int count) {
        for (int i = 0; i < count; i++, records++) {
            on.fixture.append(Records.v2("a name that is too long for its column " + records + ".txt")
                    .file(FileId.ntfs(records, 1))
                    .reason(0x100)
                    .bytes());
        }
        on.fixture.publish();
    }

    @AfterEach
    void close() {
        on.close();
    }

    private static String tip() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Tooltip && window.isShowing())
                .map(window -> ((Tooltip) window).getText())
                .findFirst()
                .orElse("");
    }

    private String name(int row) {
        return fx(() -> on.cell(row, Columns.NAME).getTableRow().getItem().name());
    }

    @Test
    void aTipComesOverACutCellAndGoesWhenItShowsAnotherRecord(FxRobot robot) {
        on.untilShown(10);
        until(on::isInColumns);
        robot.moveTo(on.place(4, Columns.NAME));
        String name = name(4);
        until(() -> tip().equals(name));

        onFx(() -> add(3));

        until(() -> tip().isEmpty());
        robot.moveTo(on.place(5, Columns.NAME));
        String next = name(5);
        until(() -> tip().equals(next));
        robot.moveTo(on.place(5, Columns.USN));
        until(() -> !tip().equals(next));
    }

    @Test
    void rowsThatGoByUnderARestingPointerHaveNoTips(FxRobot robot) throws Exception {
        on.untilShown(10);
        robot.moveTo(on.place(4, Columns.NAME));

        assertThat(Await.lasts(Duration.ofSeconds(2), () -> {
                    onFx(() -> add(1));
                    return fx(() -> tip().isEmpty());
                }))
                .isTrue();
    }
}
