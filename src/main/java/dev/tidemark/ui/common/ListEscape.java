package dev.tidemark.ui.common;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;

/**
 * Leaves Esc to the window where a list has the keyboard: a list takes it to end editing, also where nothing can be edited. Belongs to
 * the FX thread.
 */
public final class ListEscape {

    private ListEscape() {}

    /** Lets Esc pass the lists of a scene from now on. */
    public static void passIn(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, ListEscape::pressed);
    }

    private static void pressed(KeyEvent event) {
        if (CommandKeys.isEscape(event) && event.getTarget() instanceof ListView<?> list && !list.isEditable()) {
            event.consume();
            Event.fireEvent(list.getParent(), event);
        }
    }
}
