package dev.tidemark.ui.filter;

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
    }

    /** ControlsFX paints the frame in light colours from a stylesheet that stands nearer than any of ours can. */
    private void paintFrame() {
        Node frame = popOver.getSkin().getNode().lookup(".border");
        if (frame != null) {
            frame.setStyle(FRAME);
        }
    }
}
