package dev.tidemark.ui.timeline;

import dev.tidemark.ui.common.Inks;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The canvas on which rows over time are drawn, anew when its frame has changed. Belongs to the FX thread. */
final class TimelinePlot extends Region implements Inks.Inked<Ink> {

    private static final double HEIGHT = 104;
    private static final double LEAST_WIDTH = 200;

    private final TimelineViewModel model;
    private final Canvas canvas = new Canvas();
    private final Inks<Ink> inks = new Inks<>(this, Ink.class, this::redraw);
    private @Nullable TimelineFrame drawn;

    TimelinePlot(TimelineViewModel model) {
        this.model = model;
        setId("timeline-plot");
        getStyleClass().add("timeline-plot");
        getChildren().add(canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(model.wordsProperty());
        setMinSize(LEAST_WIDTH, HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        model.frameProperty().addListener((property, was, now) -> draw());
    }

    @Override
    public Inks<Ink> inks() {
        return inks;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return inks.metaData();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() == getWidth() && canvas.getHeight() == getHeight()) {
            return;
        }
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        model.setWidth(getWidth() - TimelinePainter.LEFT - TimelinePainter.RIGHT);
        redraw();
    }

    private void redraw() {
        drawn = null;
        draw();
    }

    private void draw() {
        TimelineFrame frame = model.frameProperty().get();
        if (frame == null) {
            drawn = null;
            canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        } else if (frame != drawn && getWidth() > 0) {
            drawn = frame;
            new TimelinePainter(canvas.getGraphicsContext2D(), inks, frame).paint();
        }
    }
}
