package dev.tidemark.ui.volumes;

import javafx.scene.layout.Region;

/**
 * Keeps what happens in its content to itself: words that change are laid out in the room there is, and the list around asks
 * for no other. Belongs to the FX thread.
 */
final class StillBox extends Region {

    private final Region content;

    StillBox(Region content) {
        this.content = content;
        content.setManaged(false);
        getChildren().add(content);
    }

    /** The content may need more or less room now. */
    void contentChanged() {
        if (content.prefHeight(getWidth()) != getHeight()) {
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}
