package dev.tidemark.ui.common;

import java.util.HashSet;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/**
 * Keeps a key that is held down from doing anything nobody asked for. Enter and Space may still be held from the menu that
 * opened a window: in it they do nothing until they were released once. Enter, Space and Delete do what they do once for each
 * time they are pressed, however long that is. Belongs to the FX thread.
 *
 * <p>JavaFX does not tell a key that repeats from one that is pressed. A held key repeats within a second, and not once
 * another one was pressed: what comes later, or after another key, is pressed anew.
 */
public final class FreshKeys {

    /** Longer than a keyboard waits before a held key repeats. */
    static final Duration REPEATS_WITHIN = Duration.millis(1500);

    private static final String DELETE = "Delete";
    private static final Set<String> OPEN_WINDOWS = Set.of("Enter", "Space");

    private final Set<String> down = new HashSet<>();
    private final Set<String> maybeHeld = new HashSet<>(OPEN_WINDOWS);
    private final PauseTransition quiet = new PauseTransition(REPEATS_WITHIN);

    private FreshKeys() {
        quiet.setOnFinished(event -> maybeHeld.clear());
    }

    /** Guards a scene from now on; its window is about to be shown. */
    public static void guard(Scene scene) {
        FreshKeys keys = new FreshKeys();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, keys::released);
        scene.windowProperty()
                .flatMap(window -> window.showingProperty())
                .orElse(false)
                .subscribe(showing -> {
                    if (showing) {
                        keys.quiet.playFromStart();
                    }
                });
        // A key that is released elsewhere is not heard of here.
        scene.windowProperty()
                .flatMap(window -> window.focusedProperty())
                .orElse(false)
                .subscribe(focused -> keys.down.clear());
    }

    private void pressed(KeyEvent event) {
        String key = CommandKeys.name(event);
        if (!OPEN_WINDOWS.contains(key) && !key.equals(DELETE)) {
            if (!CommandKeys.isModifier(event)) {
                maybeHeld.clear();
            }
        } else if (maybeHeld.contains(key)) {
            quiet.stop();
            event.consume();
        } else if (!writes(key, event) && !down.add(key)) {
            event.consume();
        }
    }

    /** In a text it may repeat. */
    private static boolean writes(String key, KeyEvent event) {
        return event.getTarget() instanceof TextArea
                || key.equals(DELETE) && event.getTarget() instanceof TextInputControl;
    }

    private void released(KeyEvent event) {
        down.remove(CommandKeys.name(event));
        maybeHeld.remove(CommandKeys.name(event));
    }
}
