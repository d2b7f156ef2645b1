package dev.tidemark.ui.volumes;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/**
 * A small curve of numbers without axes, the newest at the right; as high as the largest of them. Belongs to the FX thread.
 * CSS: {@code .sparkline-area} and {@code .sparkline-line}.
 */
final class Sparkline extends Region {

    private static final double HEIGHT = 12;
    private static final double LEAST = 20;
    private static final double USUAL = 60;

    private final Polygon area = new Polygon();
    private final Polyline line = new Polyline();
    private List<Double> values = List.of();

    Sparkline() {
        getStyleClass().add("sparkline");
        area.getStyleClass().add("sparkline-area");
        area.setManaged(false);
        line.getStyleClass().add("sparkline-line");
        line.setManaged(false);
        getChildren().addAll(area, line);
        setMinSize(LEAST, HEIGHT);
        setPrefSize(USUAL, HEIGHT);
        setMaxHeight(HEIGHT);
    }

    /** Shows numbers of 0 or more. */
    void show(List<Double> numbers) {
        if (!numbers.equals(values)) {
            values = numbers;
            requestLayout();
        }
    }

    /** A flat line where nothing is, so that it is seen that nothing happened. */
    @Override
    protected void layoutChildren() {
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double base = getHeight() - 1;
        double step = getWidth() / Math.max(1, values.size() - 1);
        List<Double> points = new ArrayList<>(2 * values.size() + 4);
        for (int i = 0; i < values.size(); i++) {
            points.add(i * step);
            points.add(most <= 0 ? base : 1 + (base - 1) * (1 - values.get(i) / most));
        }
        line.getPoints().setAll(points);
        points.addAll(List.of(getWidth(), getHeight(), 0.0, getHeight()));
        area.getPoints().setAll(points);
    }
}
