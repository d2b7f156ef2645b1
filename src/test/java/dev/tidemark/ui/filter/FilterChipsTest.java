package dev.tidemark.ui.filter;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.FileId;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The filter's other conditions by mouse and key, what is seen of them, and the labels of the reasons. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class FilterChipsTest {

    private final FilterViewModel model = new FilterViewModel(FieldRegistry.standard(), BackgroundTasks.atOnce());
    private FxRobot robot;

    @Start
    void start(Stage stage) {
        robot = new FxRobot();
        Scene scene = new Scene(new VBox(new FilterView(model)), 900, 700);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    private String text() {
        return fx(() -> model.appliedProperty().get().text());
    }

    private boolean there(String id) {
        return robot.lookup(id).tryQuery().isPresent();
    }

    @Test
    void sourceVersionAndDirectoryAreChosenBehindMore() {
        robot.clickOn("#filter-more").clickOn("#source-none").clickOn("#version-4");
        assertThat(text()).isEqualTo("sourceinfo == 0x0 and version == 4");

        robot.clickOn("#directory-id").write("0x5-5").type(KeyCode.ENTER);
        assertThat(text()).endsWith(" and parent == 0x0005000000000005");
        robot.type(KeyCode.ESCAPE);
        until(() -> there("#directory-filter") && there("#source-filter") && there("#version-filter"));
    }

    @Test
    void aDirectoryThatIsNoneIsSaidBelowIt() {
        robot.clickOn("#filter-more").clickOn("#directory-id").write("docs").type(KeyCode.ENTER);

        assertThat(robot.lookup("#directory-problem").queryLabeled().getText()).isEqualTo("Not a file ID: docs");
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aChipIsRemovedByMouseAndByKey() {
        onFx(() -> {
            model.record().version(4).set(true);
            model.record().showOnlyFile(FileId.ntfs(5, 5));
        });
        robot.clickOn("#version-filter");
        assertThat(text()).isEqualTo("file == 0x0005000000000005");

        onFx(() -> robot.lookup("#file-filter").query().requestFocus());
        robot.type(KeyCode.SPACE);
        assertThat(text()).isEmpty();
        until(() -> !there(".filter-chip"));
    }

    @Test
    void whatIsFilteredForTakesNoRoomWhileThereIsNothing() {
        double before = fx(
                () -> robot.lookup(".reason-filter").query().getLayoutBounds().getHeight());
        onFx(() -> model.record().version(4).set(true));
        until(() -> robot.lookup(".reason-filter").query().getLayoutBounds().getHeight() > before);

        onFx(model::clear);
        until(() -> robot.lookup(".reason-filter").query().getLayoutBounds().getHeight() == before);
    }

    @Test
    void whenNothingPassesTheFilterSaysSoAndShowsEverythingAtAClick() {
        onFx(() -> {
            model.replace("no such name");
            model.found(1200, true);
        });
        assertThat(robot.lookup("#filter-nothing").queryAs(Labeled.class).getText())
                .isEqualTo("Nothing of 1,200 rows passes.");

        robot.clickOn("#filter-show-everything");

        assertThat(text()).isEmpty();
        onFx(() -> model.found(1200, false));
        assertThat(there("#filter-nothing")).isFalse();
    }

    // --- the labels of the reasons

    @Test
    void aClickOnAReasonsNameGoesOnToWhatCanBeAskedOfIt() {
        robot.clickOn("#reasons-button").clickOn("File delete");
        assertThat(text()).isEqualTo("reason any FILE_DELETE");

        robot.clickOn("File delete").clickOn("File delete").clickOn("File delete");
        assertThat(text()).isEmpty();
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aClickBesideTheNameInItsColumnCountsToo() {
        robot.clickOn("#reasons-button");
        Node name = robot.lookup("#reason-CLOSE").query();
        robot.clickOn(fx(() -> name.localToScreen(
                name.getLayoutBounds().getWidth() - 4, name.getLayoutBounds().getHeight() / 2)));

        assertThat(text()).isEqualTo("reason any CLOSE");
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void theReasonThatWasClickedHasTheKeyboard() {
        robot.clickOn("#reasons-button").clickOn("File create");
        assertThat(fx(() -> robot.lookup("#reason-FILE_CREATE").query().isFocused()))
                .isTrue();

        robot.type(KeyCode.SPACE);
        assertThat(text()).isEqualTo("reason all FILE_CREATE");
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void anUnderscoreInANameIsNoMnemonic() {
        onFx(() -> model.record().showOnlyIn(FileId.NTFS_ROOT, "C:\\my_docs"));
        until(() -> there("#directory-filter .text"));

        assertThat(fx(() -> robot.lookup("#directory-filter .text").queryText().getText()))
                .contains("my_docs");
    }

    @Test
    void theReasonsOpenBelowTheirButtonAlsoInAScaledWindow() {
        onFx(() -> {
            Scene scene = robot.lookup("#reasons-button").query().getScene();
            scene.getRoot().getTransforms().add(new Scale(1.5, 1.5));
        });
        robot.clickOn("#reasons-button");
        until(() -> there("#reason-hex"));

        Node button = robot.lookup("#reasons-button").query();
        Node frame = robot.lookup(".popover > .border").query();
        assertThat(fx(() -> frame.localToScreen(frame.getBoundsInLocal()).getMinY()))
                .isGreaterThanOrEqualTo(
                        fx(() -> button.localToScreen(button.getBoundsInLocal()).getMaxY()));
        robot.type(KeyCode.ESCAPE);
    }
}
