package dev.tidemark.ui.volumes;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;

/**
 * A small curve of numbers without axes, the newest at the right; as high as the largest of them. Belongs to the FX thread.
 * CSS: {@code .sparkline-area}.
 */
final class Sparkline extends Region {

    private static final double HEIGHT = 12;
    private static final double LEAST = 20;
    private static final double USUAL = 60;

    private final Polygon area = new Polygon();
    private List<Double> values = List.of();

    Sparkline() {
        getStyleClass().add("sparkline");
        area.getStyleClass().add("sparkline-area");
        area.setManaged(false);
        getChildren().add(area);
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
        Double[] points = new Double[2 * (values.size() + 2)];
        int at = 0;
        points[at++] = 0.0;
        points[at++] = getHeight();
        for (int i = 0; i < values.size(); i++) {
            points[at++] = i * step;
            points[at++] = most <= 0 ? base : base * (1 - values.get(i) / most);
        }
        points[at++] = getWidth();
        points[at] = getHeight();
        area.getPoints().setAll(points);
    }
}
