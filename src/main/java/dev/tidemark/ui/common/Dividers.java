package dev.tidemark.ui.common;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/** Tells when a person has moved a divider between panes. Belongs to the FX thread. */
public final class Dividers {

    private Dividers() {}

    /** Runs something whenever a divider of a split pane, or of one inside it, was let go. */
    public static void onDragged(SplitPane split, Runnable action) {
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (isDivider(event.getTarget())) {
                action.run();
            }
        });
    }

    private static boolean isDivider(EventTarget target) {
        for (Node node = target instanceof Node some ? some : null; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains("split-pane-divider")) {
                return true;
            }
        }
        return false;
    }
}
