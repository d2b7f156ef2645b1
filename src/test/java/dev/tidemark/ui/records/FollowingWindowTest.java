package dev.tidemark.ui.records;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Command;
import dev.tidemark.command.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
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

/** A click lets go of the newest rows; the button at the bottom takes them up again. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class FollowingWindowTest {

    @TempDir
    static Path folder;

    private RecordsWindow on;

    @Start
    void open(Stage stage) {
        on = new RecordsWindow(stage, folder, "");
        on.fixture.append(1_000);
    }

    @AfterEach
    void close() {
        on.close();
    }

    private Button newer() {
        return (Button) on.view.lookup("#records-newer");
    }

    @Test
    void theButtonSaysHowManyCameSinceAClickAndFollowsAgain(FxRobot robot) {
        on.untilShown(10);
        robot.clickOn(on.place(3, Columns.NAME));
        until(() -> !on.fixture.model.followingProperty().get());
        assertThat(fx(() -> newer().isVisible())).isFalse();

        onFx(() -> on.fixture.append(1_234));
        until(() -> newer().isVisible() && newer().getText().equals("▼ 1,234 newer"));
        robot.clickOn(newer());

        until(() -> on.fixture.model.followingProperty().get()
                && !newer().isVisible()
                && on.fixture.visible().contains(2_233L));
    }

    @Test
    void aMenuOpenedByKeyIsOfTheRowThatLeadsEvenWhenThatIsOutOfSight(FxRobot robot) {
        List<Long> acted = new ArrayList<>();
        onFx(() -> on.view.setRowCommands(row -> {
            long key = row.key();
            return List.of(Command.of(Scope.WINDOW, "act.held").run(() -> acted.add(key)));
        }));
        on.untilShown(10);
        robot.clickOn(on.place(3, Columns.NAME));
        long lead = fx(() -> on.fixture.model.leadRecordProperty().get());
        onFx(() -> on.fixture.model.scrollTo(0));
        until(() -> on.fixture.visible().getFirst() == 0);

        onFx(() -> javafx.event.Event.fireEvent(
                on.table(),
                new javafx.scene.input.ContextMenuEvent(
                        javafx.scene.input.ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, 5, 5, true, null)));
        until(() -> robot.lookup("#act-held").tryQuery().isPresent());
        robot.clickOn("#act-held");

        until(() -> acted.equals(List.of(lead)));
        robot.type(KeyCode.ESCAPE);
    }
}
