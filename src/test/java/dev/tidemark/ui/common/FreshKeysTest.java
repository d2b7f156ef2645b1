package dev.tidemark.ui.common;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Which keys of a window that was just opened count. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class FreshKeysTest {

    private final Pane pane = new Pane();
    private final List<KeyCode> counted = new ArrayList<>();
    private final PauseTransition longer = new PauseTransition(FreshKeys.REPEATS_WITHIN.multiply(1.1));
    private Stage stage;
    private boolean passed;

    @Start
    void open(Stage shown) {
        stage = shown;
        pane.setOnKeyPressed(event -> counted.add(event.getCode()));
        Scene scene = new Scene(pane, 100, 100);
        FreshKeys.guard(scene);
        stage.setScene(scene);
        stage.show();
        longer.setOnFinished(event -> passed = true);
        longer.play();
    }

    @AfterEach
    void close() {
        onFx(stage::hide);
    }

    private void send(EventType<KeyEvent> type, KeyCode key) {
        onFx(() -> Event.fireEvent(pane, new KeyEvent(type, "", "", key, false, false, false, false)));
    }

    private void press(KeyCode key) {
        send(KeyEvent.KEY_PRESSED, key);
    }

    private List<KeyCode> counted() {
        return fx(() -> List.copyOf(counted));
    }

    @Test
    void enterThatIsHeldFromBeforeCountsOnceItWasReleased() {
        press(KeyCode.ENTER);
        press(KeyCode.ENTER);
        assertThat(counted()).isEmpty();

        send(KeyEvent.KEY_RELEASED, KeyCode.ENTER);
        press(KeyCode.ENTER);
        press(KeyCode.ENTER);
        assertThat(counted()).containsExactly(KeyCode.ENTER);
    }

    /** A key that is held repeats sooner. */
    @Test
    void theFirstEnterThatComesLaterThanAHeldKeyRepeatsCounts() {
        until(() -> passed);
        press(KeyCode.ENTER);
        assertThat(counted()).containsExactly(KeyCode.ENTER);
    }

    @Test
    void aHeldEnterGoesOnDoingNothingHoweverLongItIsHeld() {
        press(KeyCode.ENTER);
        until(() -> passed);
        press(KeyCode.ENTER);
        assertThat(counted()).isEmpty();
    }

    /** Once another key was pressed, a held one repeats no more. */
    @Test
    void enterBehindAnotherKeyCounts() {
        press(KeyCode.A);
        press(KeyCode.ENTER);
        assertThat(counted()).containsExactly(KeyCode.A, KeyCode.ENTER);
    }

    @Test
    void aModifierIsNoOtherKey() {
        press(KeyCode.SHIFT);
        press(KeyCode.ENTER);
        assertThat(counted()).containsExactly(KeyCode.SHIFT);
    }
}
