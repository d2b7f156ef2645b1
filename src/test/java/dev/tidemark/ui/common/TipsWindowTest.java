package dev.tidemark.ui.common;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A tip is made when the mouse comes, and says what was said last. */
@Tag("shows-quick")
@ExtendWith(ApplicationExtension.class)
class TipsWindowTest {

    private Button button;

    @Start
    void open(Stage stage) {
        button = new Button("button");
        stage.setScene(new Scene(new StackPane(button), 300, 200));
        stage.show();
    }

    /** As long as a tip is there, JavaFX shows no other. */
    @AfterEach
    void noTipStays(FxRobot robot) {
        robot.moveTo(1, 1);
        until(() -> shown().isEmpty());
    }

    private static String shown() {
        return fx(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Tooltip && window.isShowing())
                .map(window -> ((Tooltip) window).getText())
                .findFirst()
                .orElse(""));
    }

    /** The mouse may be where the button comes. */
    @BeforeEach
    void theMouseIsElsewhere(FxRobot robot) {
        robot.moveTo(1, 1);
        onFx(() -> Tips.set(button, "first"));
    }

    @Test
    void itIsMadeWhenTheMouseComes(FxRobot robot) {
        assertThat(fx(button::getTooltip)).isNull();

        robot.moveTo(button);
        until(() -> shown().equals("first"));
    }

    @Test
    void aControlThatIsEnabledUnderTheMouseHasItsTip(FxRobot robot) {
        onFx(() -> button.setDisable(true));
        robot.moveTo(button);
        onFx(() -> button.setDisable(false));
        // The first move makes it, and the next one is waited behind.
        robot.moveBy(1, 0).moveBy(1, 0);
        until(() -> shown().equals("first"));
    }

    @Test
    void helpOfItsOwnIsNoTip(FxRobot robot) {
        StringProperty help = new SimpleStringProperty("help");
        onFx(() -> button.accessibleHelpProperty().bind(help));
        onFx(() -> Tips.set(button, "second"));
        robot.moveTo(button);
        until(() -> shown().equals("second"));
        assertThat(fx(button::getAccessibleHelp)).isEqualTo("help");
    }

    @Test
    void itsWordsAreThoseThatWereSetLast(FxRobot robot) {
        onFx(() -> Tips.set(button, "second"));
        assertThat(fx(button::getAccessibleHelp)).isEqualTo("second");

        robot.moveTo(button);
        until(() -> shown().equals("second"));
        onFx(() -> Tips.set(button, "third"));
        until(() -> shown().equals("third"));
        assertThat(fx(button::getAccessibleHelp)).isEqualTo("third");
    }
}
