package dev.tidemark.ui.statistics;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A share as a bar, with its number on it. Belongs to the FX thread. CSS: {@code .statistics-bar}. */
final class ShareBar extends Region {

    private static final double HEIGHT = 14;

    private final Region bar = new Region();
    private final Label label = new Label();
    private double share;

    ShareBar() {
        bar.getStyleClass().add("statistics-bar");
        label.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(bar, label);
    }

    /** Shows a share, 0 to 1. */
    void show(double part, String words) {
        share = Math.clamp(part, 0, 1);
        label.setText(words);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        bar.resizeRelocate(0, (getHeight() - HEIGHT) / 2, Math.rint(getWidth() * share), HEIGHT);
        label.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefHeight(double width) {
        return label.prefHeight(width);
    }
}
