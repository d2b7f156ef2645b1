package dev.tidemark.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.text.Text;

/** Words that take some lines at most, and are cut with an ellipsis where they are more. Belongs to the FX thread. */
final class FewLines extends Label {

    private final int most;

    /**
     * @param most how many lines
     */
    FewLines(int most) {
        this.most = most;
    }

    @Override
    protected double computePrefHeight(double width) {
        Text line = new Text("X");
        line.setFont(getFont());
        double lines = Math.ceil(most * line.getLayoutBounds().getHeight());
        return Math.min(super.computePrefHeight(width), snappedTopInset() + lines + snappedBottomInset());
    }
}
