package dev.tidemark.ui.filter;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.controlsfx.control.PopOver;

/** A part of the filter that opens below its button, in the colours of the window. Belongs to the FX thread. */
final class FilterPopOver {

    private static final String FRAME =
            "-fx-fill: -color-bg-overlay; -fx-stroke: -color-border-default; -fx-stroke-width: 1; -fx-effect: null";

    private final PopOver popOver;

    FilterPopOver(Node content) {
        popOver = new PopOver(content);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
    }

    /** Opens, or closes when it is open. */
    void toggle(Node button) {
        if (popOver.isShowing()) {
            popOver.hide();
            return;
        }
        popOver.getRoot().getStyleClass().removeAll("light", "dark");
        boolean dark = button.getScene().getRoot().getStyleClass().contains("dark");
        popOver.getRoot().getStyleClass().add(dark ? "dark" : "light");
        popOver.show(button);
        paintFrame();
        uncover(button);
    }

    /** It points at the middle of a button that stands in a scaled window: that is moved to the button's lower edge. */
    private void uncover(Node button) {
        Node frame = popOver.getSkin().getNode().lookup(".border");
        Bounds shown = frame == null ? null : frame.localToScreen(frame.getBoundsInLocal());
        Bounds below = button.localToScreen(button.getBoundsInLocal());
        if (shown != null && below != null && shown.getMinY() < below.getMaxY()) {
            popOver.setAnchorY(popOver.getAnchorY() + below.getMaxY() - shown.getMinY());
        }
    }

    /** ControlsFX paints the frame in light colours from a stylesheet that stands nearer than any of ours can. */
    private void paintFrame() {
        Node frame = popOver.getSkin().getNode().lookup(".border");
        if (frame != null) {
            frame.setStyle(FRAME);
        }
    }
}
