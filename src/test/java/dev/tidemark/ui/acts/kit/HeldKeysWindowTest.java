package dev.tidemark.ui.acts.kit;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.Act;
import dev.tidemark.act.FileTarget;
import dev.tidemark.act.Held;
import dev.tidemark.act.MarkedHandle;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.ui.acts.volume.OfflineView;
import dev.tidemark.ui.volumes.ReadOptionsView;
import dev.tidemark.usn.FileAttribute;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A finger that stays on a key, and a pointer that rests on a button, do what was meant, and nothing that comes after it. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class HeldKeysWindowTest {

    private static final int REPEATS = 15;

    @TempDir
    static Path folder;

    private ActWindow on;

    @Start
    void open(Stage stage) {
        on = new ActWindow(stage, folder);
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    private void send(String id, EventType<KeyEvent> type, KeyCode key) {
        onFx(() -> {
            Scene scene = on.node(id).getScene();
            Node owner = scene.getFocusOwner();
            Event.fireEvent(
                    owner == null ? scene.getRoot() : owner,
                    new KeyEvent(type, "", "", key, false, false, false, false));
        });
    }

    /** As a keyboard sends it while a key is down. */
    private void hold(String id, KeyCode key) {
        for (int i = 0; i < REPEATS; i++) {
            send(id, KeyEvent.KEY_PRESSED, key);
        }
    }

    private List<Act> acts() {
        return on.window.acts().history().all();
    }

    private List<Held> held() {
        return on.window.acts().held().all();
    }

    private MarkedHandle mark(SimulatedVolume volume, String name) throws Exception {
        volume.files()
                .create(volume.files().root(), name, FileAttribute.ARCHIVE.bit())
                .close();
        return on.window.acts().files().mark(new FileTarget.ByPath("F:", "\\" + name), 1, 0, 64);
    }

    @Test
    void enterThatIsHeldFromTheMenuDoesNothingAndAPressDoesItOnce() throws Exception {
        on.quiet();
        on.open(() -> OfflineView.show(on.context, on.volume("F:")));
        until(() -> !on.disabled("offline-lock"));
        hold("offline", KeyCode.ENTER);
        assertThat(acts()).isEmpty();

        send("offline", KeyEvent.KEY_RELEASED, KeyCode.ENTER);
        hold("offline", KeyCode.ENTER);
        until(() -> held().size() == 1);
        on.untilSays("act-result", "locked");
        until(() -> on.disabled("offline-lock"));
        hold("offline", KeyCode.ENTER);
        assertThat(acts()).hasSize(1);
    }

    @Test
    void enterThatIsHeldFromTheMenuDoesNotReadAVolumeBeforeItsOptionsAreSeen() {
        AtomicReference<@Nullable Optional<ReadOptions>> answer = new AtomicReference<>();
        Platform.runLater(() -> answer.set(ReadOptionsView.ask(on.context.owner(), "F:")));
        until(() -> on.isThere("read-start"));
        hold("read-start", KeyCode.ENTER);
        assertThat(answer).hasNullValue();
        assertThat(fx(() -> on.isThere("read-start"))).isTrue();

        send("read-start", KeyEvent.KEY_RELEASED, KeyCode.ENTER);
        send("read-start", KeyEvent.KEY_PRESSED, KeyCode.ENTER);
        // A button that has the focus does what it does when the key is let go.
        send("read-start", KeyEvent.KEY_RELEASED, KeyCode.ENTER);
        until(() -> answer.get() != null);
        assertThat(answer.get()).contains(ReadOptions.DEFAULT);
    }

    @Test
    void spaceThatIsHeldFromTheMenuPressesNoButton() throws Exception {
        SimulatedVolume volume = on.quiet();
        mark(volume, "a.txt");
        on.open(() -> HeldView.show(on.context));
        onFx(() -> on.node("held-release-0").requestFocus());
        hold("held-things", KeyCode.SPACE);
        send("held-things", KeyEvent.KEY_RELEASED, KeyCode.SPACE);
        onFx(() -> {});
        assertThat(held()).hasSize(1);
    }

    @Test
    void deleteReleasesOneForEachTimeItIsPressed() throws Exception {
        SimulatedVolume volume = on.quiet();
        mark(volume, "a.txt");
        MarkedHandle second = mark(volume, "b.txt");
        mark(volume, "c.txt");
        on.open(() -> HeldView.show(on.context));
        onFx(() -> on.node("held-0").getParent().requestFocus());
        hold("held-things", KeyCode.DELETE);
        until(() -> held().size() == 2);
        // Its place is kept; the keyboard goes to the next.
        until(() -> on.node("held-1").getParent().isFocused());
        hold("held-things", KeyCode.DELETE);
        assertThat(held()).hasSize(2);

        send("held-things", KeyEvent.KEY_RELEASED, KeyCode.DELETE);
        hold("held-things", KeyCode.DELETE);
        until(() -> held().size() == 1);
        assertThat(second.isHeld()).isFalse();
    }

    @Test
    void noRowComesUnderThePointerWhenAnotherEndsByItself() throws Exception {
        SimulatedVolume volume = on.quiet();
        MarkedHandle ends = mark(volume, "a.txt");
        MarkedHandle stays = mark(volume, "b.txt");
        on.open(() -> HeldView.show(on.context));
        on.untilSays("held-1", "b.txt");
        Bounds place = fx(() -> on.node("held-release-0")
                .localToScreen(on.node("held-release-0").getBoundsInLocal()));
        on.robot.moveTo(place.getCenterX(), place.getCenterY());
        until(() -> on.node("held-things").isHover());

        ends.release();
        on.untilSays("held-0", "no longer held");
        assertThat(on.text("held-0")).contains("a.txt");
        assertThat(on.disabled("held-release-0")).isTrue();
        on.robot.clickOn(place.getCenterX(), place.getCenterY());
        onFx(() -> {});
        assertThat(stays.isHeld()).isTrue();
        assertThat(on.text("held-1")).contains("b.txt");

        on.robot.moveTo(on.<Node>node("act-close"));
        until(() -> on.text("held-0").contains("b.txt"));
    }
}
