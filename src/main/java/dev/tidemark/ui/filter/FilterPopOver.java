package dev.tidemark.ui.filter;

import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** A part of the filter that opens below its button, in the colours of the window. Belongs to the FX thread. */
final class FilterPopOver {

    private static final String FRAME =
            "-fx-fill: -color-bg-overlay; -fx-stroke: -color-border-default; -fx-stroke-width: 1; -fx-effect: null";

    private final Supplier<Node> content;
    private @Nullable PopOver made;

    /**
     * @param content makes what is in it, when it is opened first
     */
    FilterPopOver(Supplier<Node> content) {
        this.content = content;
    }

    private PopOver popOver() {
        PopOver known = made;
        if (known != null) {
            return known;
        }
        PopOver popOver = new PopOver(content.get());
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        made = popOver;
        return popOver;
    }

    /** Opens, or closes when it is open. */
    void toggle(Node button) {
        PopOver popOver = popOver();
        if (popOver.isShowing()) {
            popOver.hide();
            return;
        }
        popOver.getRoot().getStyleClass().removeAll("light", "dark");
        boolean dark = button.getScene().getRoot().getStyleClass().contains("dark");
        popOver.getRoot().getStyleClass().add(dark ? "dark" : "light");
        popOver.show(button);
        paintFrame(popOver);
        uncover(popOver, button);
    }

    /** It points at the middle of a button that stands in a scaled window: that is moved to the button's lower edge. */
    private static void uncover(PopOver popOver, Node button) {
        Node frame = popOver.getSkin().getNode().lookup(".border");
        Bounds shown = frame == null ? null : frame.localToScreen(frame.getBoundsInLocal());
        Bounds below = button.localToScreen(button.getBoundsInLocal());
        if (shown != null && below != null && shown.getMinY() < below.getMaxY()) {
            popOver.setAnchorY(popOver.getAnchorY() + below.getMaxY() - shown.getMinY());
        }
    }

    /** ControlsFX paints the frame in light colours from a stylesheet that stands nearer than any of ours can. */
    private static void paintFrame(PopOver popOver) {
        Node frame = popOver.getSkin().getNode().lookup(".border");
        if (frame != null) {
            frame.setStyle(FRAME);
        }
    }
}
