package dev.tidemark.ui.common;

import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Tips over controls, which are made when the mouse comes first: each is a window with a scene of its own, and the program's window
 * has dozens of them when it opens. Who has the control read out is told the words in any case, unless its help is bound to others.
 * Belongs to the FX thread.
 */
public final class Tips {

    private Tips() {}

    /** Lets a control have a tip, or its tip have other words. */
    public static void set(Control control, String words) {
        if (!control.accessibleHelpProperty().isBound()) {
            control.setAccessibleHelp(words);
        }
        Tooltip tip = control.getTooltip();
        if (tip != null) {
            tip.setText(words);
        } else if (control.getProperties().put(Tips.class, words) == null) {
            control.addEventHandler(MouseEvent.ANY, new Maker(control));
        }
    }

    /** Makes the tip, and leaves. A control that is enabled under the mouse is not told that this has come, but only that it moves. */
    private record Maker(Control control) implements EventHandler<MouseEvent> {

        @Override
        public void handle(MouseEvent event) {
            control.removeEventHandler(MouseEvent.ANY, this);
            control.setTooltip(new Tooltip((String) control.getProperties().remove(Tips.class)));
        }
    }
}
