package dev.tidemark.ui.records;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseEvent;

/**
 * A scroll bar whose value is the first visible row: a double counts rows exactly up to 2^53. Belongs to the FX thread.
 * While its thumb is held it keeps its range, so that arriving rows do not pull the thumb away.
 */
final class RowScrollBar extends ScrollBar {

    /** The least length of the thumb, in pixels. */
    private static final double LEAST_THUMB = 28;

    private final RecordsViewModel model;
    private boolean updating;
    private boolean held;

    RowScrollBar(RecordsViewModel model) {
        this.model = model;
        setOrientation(Orientation.VERTICAL);
        setUnitIncrement(1);
        setFocusTraversable(false);
        setDisable(true);
        getStyleClass().add("row-scroll-bar");
        valueProperty().addListener((property, was, now) -> scrolled(now.doubleValue()));
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> held = isThumb(event));
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> held = false);
        model.frameProperty().addListener((property, was, now) -> update());
        model.shownProperty().addListener((property, was, now) -> update());
    }

    private static boolean isThumb(MouseEvent event) {
        return event.getTarget() instanceof javafx.css.Styleable target
                && target.getStyleClass().contains("thumb");
    }

    private void scrolled(double value) {
        if (!updating) {
            model.navigator().scrollTo(Math.round(value));
        }
    }

    /** The thumb's part of the track. */
    private double thumb(RowWindow window) {
        double least = Math.min(0.5, LEAST_THUMB / Math.max(1, getHeight()));
        return Math.max(least, (double) window.visible() / window.size());
    }

    private void update() {
        if (held) {
            return;
        }
        RowWindow window = model.window();
        double last = window.lastFirst();
        updating = true;
        setDisable(last == 0);
        setMax(Math.max(1, last));
        setVisibleAmount(last == 0 ? 1 : last * thumb(window));
        setBlockIncrement(Math.max(1, window.visible() - 1));
        setValue(window.first());
        updating = false;
    }
}
