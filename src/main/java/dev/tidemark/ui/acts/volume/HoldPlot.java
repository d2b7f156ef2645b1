package dev.tidemark.ui.acts.volume;

import dev.tidemark.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws how many writes wait over the time of a hold, and below it how long each one took. Belongs to the FX thread. */
final class HoldPlot extends Region {

    private static final StyleablePropertyFactory<HoldPlot> CSS =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<HoldPlot, Paint> INK =
            CSS.createPaintCssMetaData("-ink", plot -> plot.ink, Color.GRAY);
    private static final CssMetaData<HoldPlot, Paint> GRID =
            CSS.createPaintCssMetaData("-grid", plot -> plot.grid, Color.LIGHTGRAY);
    private static final CssMetaData<HoldPlot, Paint> QUEUE =
            CSS.createPaintCssMetaData("-queue", plot -> plot.queue, Color.STEELBLUE);
    private static final CssMetaData<HoldPlot, Paint> LATENCY =
            CSS.createPaintCssMetaData("-latency", plot -> plot.latency, Color.CHOCOLATE);

    private static final double LEFT = 64;
    private static final double RIGHT = 20;
    private static final double TITLE = 18;
    private static final double BOTTOM = 32;
    private static final double BETWEEN = 10;
    private static final double DOT = 2;
    private static final int FEWEST_WRITES = 4;
    private static final int MOST_TICKS = 5;
    private static final Font SMALL = Font.font(11);

    private final StyleableObjectProperty<Paint> ink = paint(INK, "ink", Color.GRAY);
    private final StyleableObjectProperty<Paint> grid = paint(GRID, "grid", Color.LIGHTGRAY);
    private final StyleableObjectProperty<Paint> queue = paint(QUEUE, "queue", Color.STEELBLUE);
    private final StyleableObjectProperty<Paint> latency = paint(LATENCY, "latency", Color.CHOCOLATE);
    private final ObjectProperty<HoldCurve> curve = new SimpleObjectProperty<>(this, "curve", HoldCurve.EMPTY);
    private final Canvas canvas = new Canvas();

    HoldPlot() {
        getStyleClass().add("hold-plot");
        getChildren().add(canvas);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(320, 220);
        setPrefSize(560, 260);
        curve.addListener((property, was, now) -> {
            setAccessibleText(now.summary());
            draw();
        });
        setAccessibleText(curve.get().summary());
    }

    private StyleableObjectProperty<Paint> paint(CssMetaData<HoldPlot, Paint> meta, String name, Color byDefault) {
        SimpleStyleableObjectProperty<Paint> paint = new SimpleStyleableObjectProperty<>(meta, this, name, byDefault);
        paint.addListener((property, was, now) -> draw());
        return paint;
    }

    /** What is drawn. */
    ObjectProperty<HoldCurve> curveProperty() {
        return curve;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CSS.getCssMetaData();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    /** One of the two plots: where it stands and what its axis spans. */
    private record Panel(double top, double height, double most, double width, double seconds) {

        double x(double at) {
            return LEFT + Math.min(at, seconds) / seconds * width;
        }

        double y(double value) {
            return top + height * (1 - value / most);
        }

        double bottom() {
            return top + height;
        }
    }

    private void draw() {
        GraphicsContext to = canvas.getGraphicsContext2D();
        to.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double width = canvas.getWidth() - LEFT - RIGHT;
        double height = (canvas.getHeight() - 2 * TITLE - BETWEEN - BOTTOM) / 2;
        if (width < 1 || height < 1) {
            return;
        }
        HoldCurve shown = curve.get();
        double seconds = shown.seconds();
        double most = axisEnd(Math.max(shown.mostWaiting(), FEWEST_WRITES));
        Panel above = new Panel(TITLE, height, most, width, seconds);
        Panel below = new Panel(
                2 * TITLE + BETWEEN + height, height, axisEnd(Math.max(shown.longest(), 0.01)), width, seconds);
        to.setFont(SMALL);
        frame(to, above, Messages.text("hold.plot.queue"), value -> String.format(Locale.ROOT, "%,.0f", value));
        frame(to, below, Messages.text("hold.plot.latency"), HoldPlot::time);
        drawQueue(to, above, shown);
        drawLatencies(to, below, shown);
        drawTime(to, below);
    }

    private void frame(GraphicsContext to, Panel panel, String title, DoubleFunction<String> label) {
        to.setTextAlign(TextAlignment.LEFT);
        to.setTextBaseline(VPos.BOTTOM);
        to.setFill(ink.get());
        to.fillText(title, LEFT, panel.top() - 3);
        to.setTextAlign(TextAlignment.RIGHT);
        double step = step(panel.most(), Math.min(MOST_TICKS, panel.height() / 16));
        for (int i = 0; i * step <= panel.most() * 1.001; i++) {
            double y = Math.round(panel.y(i * step)) + 0.5;
            to.setStroke(grid.get());
            to.setLineWidth(1);
            to.strokeLine(LEFT, y, LEFT + panel.width(), y);
            // Below the last line stand the times, of which the first begins left of it.
            to.setTextBaseline(i == 0 ? VPos.BOTTOM : VPos.CENTER);
            to.fillText(label.apply(i * step), LEFT - 6, y);
        }
    }

    private void drawQueue(GraphicsContext to, Panel panel, HoldCurve shown) {
        to.setFill(queue.get());
        to.setGlobalAlpha(0.75);
        for (int i = 0; i < shown.queue().size(); i++) {
            HoldCurve.Step step = shown.queue().get(i);
            double end = i + 1 < shown.queue().size() ? shown.queue().get(i + 1).at() : lastKnown(shown);
            if (step.waiting() > 0 && end > step.at()) {
                double y = panel.y(step.waiting());
                double from = Math.floor(panel.x(step.at()));
                to.fillRect(from, y, Math.floor(panel.x(end)) - from, panel.bottom() - y);
            }
        }
        to.setGlobalAlpha(1);
    }

    private static double lastKnown(HoldCurve shown) {
        return shown.writes().stream()
                .mapToDouble(write -> write.at() + write.waited())
                .max()
                .orElse(0);
    }

    private void drawLatencies(GraphicsContext to, Panel panel, HoldCurve shown) {
        to.setFill(latency.get());
        to.setStroke(latency.get());
        for (HoldCurve.Write write : shown.writes()) {
            double x = panel.x(write.at());
            double y = panel.y(write.waited());
            if (write.done()) {
                to.fillOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
            } else {
                to.strokeOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
            }
        }
    }

    private void drawTime(GraphicsContext to, Panel panel) {
        to.setTextAlign(TextAlignment.CENTER);
        to.setTextBaseline(VPos.TOP);
        to.setFill(ink.get());
        double step = step(panel.seconds(), Math.max(2, panel.width() / 60));
        for (int i = 0; i * step <= panel.seconds() * 1.001; i++) {
            to.fillText(time(i * step), panel.x(i * step), panel.bottom() + 3);
        }
        to.setTextBaseline(VPos.BOTTOM);
        to.fillText(Messages.text("hold.plot.time"), LEFT + panel.width() / 2, canvas.getHeight() - 1);
    }

    /** A time in the unit that its size asks for. */
    static String time(double seconds) {
        return seconds > 0 && seconds < 0.1
                ? String.format(Locale.ROOT, "%.0f ms", seconds * 1000)
                : String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }

    /** A step of 1, 2 or 5 times a power of ten, so that about that many fit. */
    static double step(double span, double count) {
        double raw = span / Math.max(count, 1);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double factor = raw / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private static double axisEnd(double most) {
        double step = step(most, 4);
        return Math.ceil(most / step) * step;
    }
}
