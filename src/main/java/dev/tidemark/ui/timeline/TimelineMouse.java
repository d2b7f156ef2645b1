package dev.tidemark.ui.timeline;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * What the mouse does on the timeline: drags a range, finds the row of a bucket, zooms at the pointer, and says what is under it.
 * Belongs to the FX thread.
 */
final class TimelineMouse {

    /** One notch of a wheel, or as much of a touchpad. */
    private static final double NOTCH = 40;

    /** How many times as long the axis gets with a notch. */
    private static final double FACTOR = 1.25;

    /** By how much of its length a notch shifts it. */
    private static final double SHIFT = 0.1;

    private static final double BEGINS_DRAG = 4;
    private static final double RIGHT = 14;
    private static final double BELOW = 18;
    private static final double WIDEST = 420;

    private final TimelineViewModel model;
    private final TimelinePlot plot;
    private final Tooltip tip = new Tooltip();
    private double pressedAt = Double.NaN;
    private boolean begun;
    private double over = Double.NaN;

    TimelineMouse(TimelineViewModel model, TimelinePlot plot, ContextMenu menu) {
        this.model = model;
        this.plot = plot;
        tip.setId("timeline-tip");
        tip.setWrapText(true);
        // Esc gives up the drag that it tells of.
        tip.setHideOnEscape(false);
        tip.setMaxWidth(WIDEST);
        plot.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        plot.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        plot.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        plot.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        plot.addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
        plot.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        plot.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            leave();
            menu.show(plot, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        model.frameProperty().addListener((property, was, now) -> renew());
    }

    /** Where the pointer is on the axis. */
    private static double x(double inPlot) {
        return inPlot - TimelinePainter.LEFT;
    }

    private void pressed(MouseEvent event) {
        plot.requestFocus();
        leave();
        if (event.getButton() == MouseButton.PRIMARY) {
            pressedAt = event.getX();
            begun = false;
        }
        event.consume();
    }

    /** One that was given up does not begin anew. */
    private void dragged(MouseEvent event) {
        if (Double.isNaN(pressedAt) || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (!begun && Math.abs(event.getX() - pressedAt) >= BEGINS_DRAG) {
            begun = true;
            model.dragFrom(x(pressedAt));
        }
        if (model.isDragging()) {
            model.dragTo(x(event.getX()));
            show(model.rangeWords(), event);
        }
        event.consume();
    }

    private void released(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || Double.isNaN(pressedAt)) {
            return;
        }
        boolean clicked = !begun;
        pressedAt = Double.NaN;
        leave();
        event.consume();
        if (model.isDragging()) {
            model.drop();
        } else if (clicked && event.getClickCount() == 2) {
            model.showAll();
        } else if (clicked && TimelinePainter.isOverBin(event.getX())) {
            model.goToBin();
        } else if (clicked) {
            model.click(x(event.getX()));
        }
    }

    private void scrolled(ScrollEvent event) {
        double along = event.isShiftDown() && event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
        if (Math.abs(along) > 0 && (event.isShiftDown() || Math.abs(along) > Math.abs(event.getDeltaY()))) {
            model.shift(-along / NOTCH * SHIFT);
        } else if (event.getDeltaY() != 0) {
            model.zoom(Math.pow(FACTOR, -event.getDeltaY() / NOTCH), x(event.getX()));
        }
        event.consume();
    }

    // --- what is under the pointer

    private void moved(MouseEvent event) {
        over = event.getX();
        show(words(), event);
    }

    private String words() {
        return TimelinePainter.isOverBin(over) ? model.binWords() : model.words(x(over));
    }

    private void show(String words, MouseEvent at) {
        if (words.isEmpty()) {
            tip.hide();
        } else {
            tip.setText(words);
            tip.show(plot, at.getScreenX() + RIGHT, at.getScreenY() + BELOW);
        }
    }

    /** What is said stays true while rows arrive. */
    private void renew() {
        if (tip.isShowing() && !Double.isNaN(over)) {
            String words = words();
            if (words.isEmpty()) {
                tip.hide();
            } else {
                tip.setText(words);
            }
        }
    }

    private void leave() {
        over = Double.NaN;
        tip.hide();
    }
}
