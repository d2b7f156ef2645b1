package dev.tidemark.ui.shell;

import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * The root of the main window: shows its content larger or smaller, and gives it as much less or more room. Belongs to the FX
 * thread. At the actual size it costs nothing.
 */
final class ZoomedRoot extends Region {

    static final String STYLE = "zoomed";

    private final Region content;
    private double factor = 1;

    ZoomedRoot(Region content) {
        this.content = content;
        getStyleClass().add(STYLE);
        getChildren().add(content);
    }

    void setFactor(double wanted) {
        factor = wanted;
        content.getTransforms().clear();
        if (wanted != 1) {
            content.getTransforms().add(new Scale(wanted, wanted));
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
    }

    @Override
    protected double computeMinWidth(double height) {
        return content.minWidth(-1) * factor;
    }

    @Override
    protected double computeMinHeight(double width) {
        return content.minHeight(-1) * factor;
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(-1) * factor;
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(-1) * factor;
    }
}
