package dev.tidemark.ui.common;

import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/**
 * Lets Alt choose the first menu only when it was pressed alone. The toolkit's menu bar does not see a letter that a mnemonic took:
 * when Alt is let go before the letter, it closes the menu that the two have opened. Belongs to the FX thread.
 */
public final class AloneAlt {

    private boolean held;
    private boolean alone;

    private AloneAlt() {}

    /** Does so in a window and its scene, which has the menu bar. */
    public static void in(Window window, Scene scene) {
        AloneAlt alt = new AloneAlt();
        // The scene looks for mnemonics before its own filters: what they take only a filter of the window sees.
        window.addEventFilter(KeyEvent.KEY_PRESSED, alt::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, alt::released);
        // Let go elsewhere, as with Alt+Tab.
        window.focusedProperty().addListener((property, was, now) -> alt.held &= !now);
    }

    private void pressed(KeyEvent event) {
        if (!CommandKeys.isAlt(event)) {
            alone = false;
        } else if (!held) {
            // A key that is held is pressed again and again.
            held = true;
            alone = true;
        }
    }

    private void released(KeyEvent event) {
        if (CommandKeys.isAlt(event)) {
            if (held && !alone) {
                event.consume();
            }
            held = false;
        }
    }
}
