package dev.tidemark.ui.filter;

import dev.tidemark.filter.language.Span;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineJoin;

/**
 * Draws wavy lines below stretches of a text field's text, over the field; they follow the text when it scrolls. Belongs to the FX
 * thread.
 */
final class SpanLines extends Pane {

    private static final double STEP = 2;

    /** Where something is missing, the line is as long as a letter. */
    private static final double LEAST = 6;

    private static final int MOST_LINES = 20;

    private final TextField field;
    private final Rectangle inside = new Rectangle();
    private List<Span> spans = List.of();
    private String style = "";
    private boolean placing;

    SpanLines(TextField field) {
        this.field = field;
        setMouseTransparent(true);
        setManaged(false);
        setClip(inside);
        field.caretPositionProperty().addListener((property, was, now) -> placeSoon());
        field.textProperty().addListener((property, was, now) -> placeSoon());
        field.needsLayoutProperty().addListener((property, was, now) -> placeSoon());
    }

    /**
     * Shows lines from now on.
     *
     * @param below what of the field's text they stand below
     * @param styleClass of each line
     */
    void show(List<Span> below, String styleClass) {
        spans = below;
        style = styleClass;
        placeSoon();
    }

    /** Once the field has found its place for the text. */
    private void placeSoon() {
        if (!placing) {
            placing = true;
            Platform.runLater(() -> {
                placing = false;
                place();
            });
        }
    }

    private void place() {
        getChildren().clear();
        if (spans.isEmpty() || !(field.getSkin() instanceof TextFieldSkin skin)) {
            return;
        }
        resizeRelocate(field.getLayoutX(), field.getLayoutY(), field.getWidth(), field.getHeight());
        inside.setX(field.snappedLeftInset());
        inside.setWidth(Math.max(0, field.getWidth() - field.snappedLeftInset() - field.snappedRightInset()));
        inside.setHeight(field.getHeight());
        spans.stream().limit(MOST_LINES).forEach(span -> add(skin, span));
    }

    private void add(TextFieldSkin skin, Span span) {
        int length = field.getLength();
        if (span.from() > length || span.to() > length) {
            // Of a text that no longer stands there.
            return;
        }
        Rectangle2D first = skin.getCharacterBounds(span.from());
        Rectangle2D last = span.to() > span.from() ? skin.getCharacterBounds(span.to() - 1) : first;
        double from = Math.min(first.getMinX(), last.getMinX());
        double to = Math.max(from + LEAST, Math.max(first.getMaxX(), last.getMaxX()));
        double y = Math.max(first.getMaxY(), last.getMaxY());
        double left = Math.max(from, -STEP);
        double right = Math.min(to, field.getWidth());
        if (left < right) {
            getChildren().add(line(left, right, y));
        }
    }

    private Path line(double from, double to, double y) {
        Path line = new Path(new MoveTo(from, y));
        line.setStrokeLineJoin(StrokeLineJoin.ROUND);
        boolean up = true;
        for (double x = from + STEP; x <= to; x += STEP) {
            line.getElements().add(new LineTo(x, up ? y - STEP : y));
            up = !up;
        }
        line.getStyleClass().addAll("filter-line", style);
        return line;
    }
}
