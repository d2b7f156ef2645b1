package dev.tidemark.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FlagWish;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.OnFx;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.Reason;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class FilterWindowTest {

    /** What the field has for its text beside its two icons in such a window. */
    private static final double ROOM_FOR_NAME = 210;

    private final FilterViewModel model = new FilterViewModel(FieldRegistry.standard(), BackgroundTasks.atOnce());
    private FilterView view;
    private FxRobot robot;

    @Start
    void start(Stage stage) {
        robot = new FxRobot();
        view = new FilterView(model);
        Scene scene = new Scene(new VBox(view), 900, 700);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void openReasons() {
        robot.clickOn("#reasons-button");
    }

    private static <T> T fx(Callable<T> call) {
        T value = OnFx.fx(call);
        waitForFxEvents();
        return value;
    }

    private String text() {
        return fx(() -> model.appliedProperty().get().text());
    }

    private boolean shown(String id) {
        return robot.lookup(id).tryQuery().isPresent();
    }

    @Test
    void everyReasonCanBeReachedAndSaysWhatIsAskedOfIt() {
        for (Reason reason : Reason.values()) {
            Node button = robot.lookup("#reason-" + reason.name()).query();
            assertThat(button.getAccessibleText()).isEqualTo(reason.label() + ": nothing is asked");
            assertThat(button.isFocusTraversable()).isTrue();
            OnFx.onFx(() -> model.reasons().click(reason));
            assertThat(fx(button::getAccessibleText)).isEqualTo(reason.label() + ": any of these");
        }
    }

    @Test
    void reasonsAreChosenByClicking() {
        robot.clickOn("#reason-FILE_CREATE").clickOn("#reason-CLOSE");

        assertThat(text()).isEqualTo("reason any FILE_CREATE|CLOSE");
        assertThat(robot.lookup("#name-filter").queryAs(TextField.class).getText())
                .isEqualTo(text());
        assertThat(robot.lookup("#reasons-button").queryLabeled().getText()).isEqualTo("any of 2");
        assertThat(robot.lookup("#reason-hex").queryAs(TextField.class).getText())
                .isEqualTo("0x80000100");
    }

    @Test
    void aGroupIsChosenByItsTitle() {
        robot.clickOn("#reason-kind-NAME");

        assertThat(text()).isEqualTo("reason any RENAME_OLD_NAME|RENAME_NEW_NAME|HARD_LINK_CHANGE");
    }

    @Test
    void allOfAndNoneOfAreChosenByClicking() {
        robot.clickOn("#reason-DATA_EXTEND").clickOn("#reason-DATA_EXTEND");
        for (int i = 0; i < 3; i++) {
            robot.clickOn("#reason-FILE_DELETE");
        }

        assertThat(text()).isEqualTo("reason all DATA_EXTEND and not reason any FILE_DELETE");
    }

    @Test
    void aMaskIsTypedAndWrongTextIsSaidBesideIt() {
        robot.clickOn("#reason-hex");
        fx(() -> {
            robot.lookup("#reason-hex").queryAs(TextField.class).selectAll();
            return null;
        });
        robot.write("0x80000300");
        assertThat(text()).isEqualTo("reason any FILE_CREATE|FILE_DELETE|CLOSE");
        assertThat(fx(() -> model.reasons().wish(Reason.FILE_DELETE).get())).isEqualTo(FlagWish.ANY);

        robot.write("zz");
        assertThat(robot.lookup("#reason-hex-problem").queryLabeled().getText()).contains("0x80000300zz");
        assertThat(text()).isEqualTo("reason any FILE_CREATE|FILE_DELETE|CLOSE");
    }

    @Test
    void enterShowsNamesAsTheMaskTheyAre() {
        robot.clickOn("#reason-hex");
        TextField hex = robot.lookup("#reason-hex").queryAs(TextField.class);
        fx(() -> {
            hex.selectAll();
            return null;
        });
        robot.write("file_create close").type(KeyCode.ENTER);

        assertThat(hex.getText()).isEqualTo("0x80000100");
    }

    @Test
    void aFileCannotBeAskedAndTheWindowSaysWhy() {
        CheckBox ask = robot.lookup("#ask-volume").queryAs(CheckBox.class);
        assertThat(ask.isDisabled()).isTrue();
        assertThat(robot.lookup("#reason-where").queryLabeled().getText()).contains("A file cannot filter by itself");

        fx(() -> {
            model.liveProperty().set(true);
            return null;
        });
        assertThat(ask.isDisabled()).isFalse();
        robot.clickOn("#ask-volume");
        assertThat(robot.lookup("#reason-where").queryLabeled().getText())
                .contains("Applied by the volume: ReasonMask 0xffffffff, ReturnOnlyOnClose 0");
    }

    @Test
    void everythingIsReachedByKey() {
        robot.clickOn("#reasons-clear").type(KeyCode.TAB, 2);
        assertThat(fx(() -> robot.lookup("#reason-hex").query().isFocused())).isTrue();
        robot.type(KeyCode.TAB, 2).type(KeyCode.SPACE);

        assertThat(text()).isEqualTo("reason any DATA_OVERWRITE");
    }

    @Test
    void escapeClosesTheReasons() {
        assertThat(shown("#reasons-clear")).isTrue();

        robot.type(KeyCode.ESCAPE);

        assertThat(shown("#reasons-clear")).isFalse();
    }

    /** In a window 1400 pixels wide. */
    @Tag("shows-windows")
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatGoesIntoTheNameFieldIsReadToItsEnd(boolean byPath) {
        TextField field = robot.lookup("#name-filter").queryAs(TextField.class);
        OnFx.onFx(() -> model.byPathProperty().set(byPath));

        String prompt = fx(field::getPromptText);
        Text words = new Text(prompt);
        words.setFont(fx(field::getFont));
        assertThat(words.getLayoutBounds().getWidth()).as(prompt).isLessThan(ROOM_FOR_NAME);
        assertThat(field.getAccessibleText()).startsWith("Filter: part of a name, a pattern with * and ?");
    }

    @Test
    void theNameIsClearedByMouseAndByKey() {
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#name-filter").write("abc").type(KeyCode.ENTER);
        assertThat(text()).isEqualTo("abc");
        robot.clickOn("#name-clear");
        assertThat(text()).isEmpty();

        robot.clickOn("#name-filter").write("x").type(KeyCode.ENTER).type(KeyCode.ESCAPE);
        assertThat(text()).isEmpty();
    }

    @Test
    void onlyClosedAndResetWorkInTheBar() {
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#only-closed");
        assertThat(text()).isEqualTo("reason all CLOSE");

        robot.clickOn("#filter-reset");
        assertThat(text()).isEmpty();
    }
}
