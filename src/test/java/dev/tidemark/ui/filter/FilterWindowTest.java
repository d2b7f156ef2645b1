package dev.tidemark.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import dev.tidemark.filter.FilterSpec;
import dev.tidemark.testing.OnFx;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.Reason;
import java.util.concurrent.Callable;
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

    private final FilterViewModel model = new FilterViewModel();
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

    private FilterSpec spec() {
        return fx(() -> model.specProperty().get());
    }

    private boolean shown(String id) {
        return robot.lookup(id).tryQuery().isPresent();
    }

    @Test
    void everyReasonCanBeReachedInEveryColumn() {
        for (Reason reason : Reason.values()) {
            for (String column : new String[] {"any", "all", "none"}) {
                CheckBox box =
                        robot.lookup("#reason-" + column + "-" + reason.name()).queryAs(CheckBox.class);
                assertThat(box.getAccessibleText()).contains(reason.label());
                assertThat(box.isFocusTraversable()).isTrue();
            }
        }
    }

    @Test
    void reasonsAreChosenByClicking() {
        robot.clickOn("#reasons-none").clickOn("#reason-any-FILE_CREATE").clickOn("#reason-any-CLOSE");

        assertThat(spec().anyOf()).isEqualTo(0x80000100);
        assertThat(robot.lookup("#reasons-button").queryLabeled().getText()).isEqualTo("any of 2");
        assertThat(robot.lookup("#reason-hex").queryAs(TextField.class).getText())
                .isEqualTo("0x80000100");
    }

    @Test
    void aGroupIsChosenByItsTitle() {
        robot.clickOn("#reasons-none").clickOn("#reason-kind-NAME");

        assertThat(spec().anyOf()).isEqualTo(0x13000);
    }

    @Test
    void allOfAndNoneOfAreChosenByClicking() {
        robot.clickOn("#reason-all-DATA_EXTEND").clickOn("#reason-none-FILE_DELETE");

        assertThat(spec().allOf()).isEqualTo(0x2);
        assertThat(spec().noneOf()).isEqualTo(0x200);
        assertThat(spec().anyOf()).isEqualTo(FilterSpec.ANY);
    }

    @Test
    void aMaskIsTypedAndWrongTextIsSaidBesideIt() {
        robot.clickOn("#reason-hex");
        fx(() -> {
            robot.lookup("#reason-hex").queryAs(TextField.class).selectAll();
            return null;
        });
        robot.write("0x80000300");
        assertThat(spec().anyOf()).isEqualTo(0x80000300);
        assertThat(robot.lookup("#reason-any-FILE_DELETE")
                        .queryAs(CheckBox.class)
                        .isSelected())
                .isTrue();

        robot.write("zz");
        assertThat(robot.lookup("#reason-hex-problem").queryLabeled().getText()).contains("0x80000300zz");
        assertThat(spec().anyOf()).isEqualTo(0x80000300);
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
        robot.clickOn("#reasons-none").type(KeyCode.TAB, 2);
        assertThat(fx(() -> robot.lookup("#reason-hex").query().isFocused())).isTrue();
        robot.type(KeyCode.TAB, 2).type(KeyCode.SPACE);

        assertThat(spec().anyOf()).isEqualTo(Reason.DATA_OVERWRITE.bit());
    }

    @Test
    void escapeClosesTheReasons() {
        assertThat(shown("#reasons-all")).isTrue();

        robot.type(KeyCode.ESCAPE);

        assertThat(shown("#reasons-all")).isFalse();
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
        assertThat(field.getAccessibleText()).isEqualTo("Name: part of it, or a pattern with * and ?");
    }

    @Test
    void theNameIsClearedByMouseAndByKey() {
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#name-filter").write("abc").type(KeyCode.ENTER);
        assertThat(spec().name()).isEqualTo("abc");
        robot.clickOn("#name-clear");
        assertThat(spec().name()).isEmpty();

        robot.clickOn("#name-filter").write("x").type(KeyCode.ENTER).type(KeyCode.ESCAPE);
        assertThat(spec().name()).isEmpty();
    }

    @Test
    void onlyClosedAndResetWorkInTheBar() {
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#only-closed");
        assertThat(spec().onlyClosed()).isTrue();

        robot.clickOn("#filter-reset");
        assertThat(spec()).isEqualTo(FilterSpec.ALL);
    }
}
