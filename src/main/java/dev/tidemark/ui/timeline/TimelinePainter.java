package dev.tidemark.ui.timeline;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Inks;
import dev.tidemark.ui.timeline.TimelineFrame.Stretch;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Draws a {@link TimelineFrame}: as much work as there are buckets on the screen, however many rows there are. Belongs to the FX
 * thread.
 */
final class TimelinePainter {

    /** Where the axis begins; left of it stand the scale and the bin of rows without a plausible time. */
    static final double LEFT = 84;

    static final double RIGHT = 10;

    private static final double BIN_LEFT = 50;
    private static final double BIN_WIDTH = 18;
    private static final double TICKS = 10;
    private static final double BOTTOM = 30;
    private static final double HATCH = 6;
    private static final double LEAST_GAP = 3;
    private static final double AIR = 1;
    private static final double FADED = 0.28;
    private static final Font SMALL = Font.font(11);

    private final GraphicsContext to;
    private final Inks<Ink> inks;
    private final TimelineFrame frame;
    private final double width;
    private final double height;
    private final double base;
    private final CountScale scale;

    TimelinePainter(GraphicsContext to, Inks<Ink> inks, TimelineFrame frame) {
        this.to = to;
        this.inks = inks;
        this.frame = frame;
        width = to.getCanvas().getWidth();
        height = to.getCanvas().getHeight();
        base = height - BOTTOM;
        long most = Math.max(frame.bars().most(), frame.bin().most());
        scale = new CountScale(most, base - TICKS - 4, frame.logarithmic());
    }

    /** Whether a place lies over the bin of rows without a plausible time. */
    static boolean isOverBin(double x) {
        return x >= BIN_LEFT - 2 && x < BIN_LEFT + BIN_WIDTH + 2;
    }

    void paint() {
        to.clearRect(0, 0, width, height);
        to.setFont(SMALL);
        to.setLineWidth(1);
        if (base <= TICKS || frame.axis().width() < 1) {
            return;
        }
        stretch(frame.range(), Ink.RANGE, TICKS, base - TICKS);
        scale();
        if (frame.bin().count() > 0) {
            bin();
        }
        clipped(() -> {
            frame.gaps().forEach(this::gap);
            for (int i = 0; i < frame.bars().count(); i++) {
                bar(i);
            }
            ticks();
            selection();
            edges();
            cursor();
        });
        labels();
    }

    private void clipped(Runnable drawing) {
        to.save();
        to.beginPath();
        to.rect(LEFT, 0, frame.axis().width(), base + 1);
        to.clip();
        drawing.run();
        to.restore();
    }

    private double x(long time) {
        return LEFT + frame.axis().x(time);
    }

    // --- rows

    private void bar(int bucket) {
        double from = Math.round(x(frame.grid().from(bucket)));
        double end = Math.round(x(frame.grid().from(bucket + 1)));
        double wide = Math.max(1, end - from - (end - from > 3 ? AIR : 0));
        boolean faded = frame.range() instanceof Stretch range
                && (frame.grid().from(bucket + 1) <= range.from()
                        || frame.grid().from(bucket) >= range.end());
        to.setGlobalAlpha(faded ? FADED : 1);
        stack(frame.bars(), bucket, from, wide);
        to.setGlobalAlpha(1);
    }

    /** All rows in grey, and before them those shown; on a logarithmic scale a kind has its share of the bar's height. */
    private void stack(Bars bars, int bucket, double from, double wide) {
        double behind = scale.height(bars.all(bucket));
        to.setFill(inks.of(Ink.ALL_ROWS));
        to.fillRect(from, base - behind, wide, behind);
        long shown = bars.shown(bucket);
        if (shown == 0) {
            return;
        }
        double high = scale.height(shown);
        long below = 0;
        for (Ink kind : Ink.KINDS) {
            long count = bars.shown(bucket, kind.ordinal());
            if (count > 0) {
                double bottom = high * below / shown;
                double top = high * (below + count) / shown;
                to.setFill(inks.of(kind));
                to.fillRect(from, base - top, wide, top - bottom);
            }
            below += count;
        }
    }

    private void bin() {
        to.setStroke(inks.of(Ink.LINE));
        to.strokeLine(LEFT - 8.5, TICKS, LEFT - 8.5, base);
        stack(frame.bin(), 0, BIN_LEFT, BIN_WIDTH);
        to.setFill(inks.of(Ink.TEXT));
        to.setTextAlign(TextAlignment.CENTER);
        to.setTextBaseline(VPos.TOP);
        to.fillText(Messages.text("timeline.bin"), BIN_LEFT + BIN_WIDTH / 2, base + 3);
    }

    // --- what stands between and above them

    private void gap(Stretch gap) {
        double from = x(gap.from());
        double end = Math.max(from + LEAST_GAP, x(gap.end()));
        double left = Math.max(LEFT, from);
        double right = Math.min(LEFT + frame.axis().width(), end);
        if (right <= left) {
            return;
        }
        to.save();
        to.beginPath();
        to.rect(left, TICKS, right - left, base - TICKS);
        to.clip();
        to.setStroke(inks.of(Ink.GAP));
        double high = base - TICKS;
        for (double x = Math.floor((left - high) / HATCH) * HATCH; x < right; x += HATCH) {
            to.strokeLine(x, base, x + high, TICKS);
        }
        to.restore();
    }

    /** Marks point down, acts stand as lines: they are told apart without their colours. */
    private void ticks() {
        to.setFill(inks.of(Ink.MARK));
        for (long time : frame.marks()) {
            double x = x(time);
            to.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {0, 0, 7}, 3);
        }
        to.setFill(inks.of(Ink.ACT));
        for (long time : frame.acts()) {
            to.fillRect(Math.round(x(time)) - 1, 0, 2, TICKS);
        }
    }

    private void selection() {
        if (frame.selection() instanceof Stretch chosen) {
            double from = Math.floor(x(chosen.from()));
            double wide = Math.max(2, x(chosen.end()) - from);
            to.setFill(inks.of(Ink.SELECTION));
            to.fillRect(from, base - 3, wide, 4);
            to.fillRect(from, TICKS, 1, base - TICKS);
            if (wide > 2) {
                to.fillRect(from + wide - 1, TICKS, 1, base - TICKS);
            }
        }
    }

    private void stretch(@Nullable Stretch of, Ink ink, double top, double high) {
        if (of != null) {
            double from = Math.max(LEFT, x(of.from()));
            double end = Math.min(LEFT + frame.axis().width(), x(of.end()));
            to.setFill(inks.of(ink));
            to.setGlobalAlpha(0.16);
            to.fillRect(from, top, Math.max(0, end - from), high);
            to.setGlobalAlpha(1);
        }
    }

    /** What the filter asks for, or a drag is about to. */
    private void edges() {
        if (frame.range() instanceof Stretch range) {
            to.setFill(inks.of(Ink.RANGE));
            to.fillRect(Math.round(x(range.from())) - 1, TICKS, 2, base - TICKS);
            to.fillRect(Math.round(x(range.end())) - 1, TICKS, 2, base - TICKS);
        }
    }

    private void cursor() {
        if (frame.cursor() instanceof Stretch at) {
            double from = Math.round(x(at.from())) - 0.5;
            double end = Math.max(from + 4, Math.round(x(at.end())) + 0.5);
            to.setStroke(inks.of(Ink.CURSOR));
            to.setLineWidth(2);
            to.strokeRect(from, TICKS + 1, end - from, base - TICKS - 1);
            to.setLineWidth(1);
        }
    }

    // --- what is written

    private void scale() {
        to.setStroke(inks.of(Ink.LINE));
        to.strokeLine(LEFT, base + 0.5, LEFT + frame.axis().width(), base + 0.5);
        to.setFill(inks.of(Ink.TEXT));
        to.setTextAlign(TextAlignment.RIGHT);
        to.setTextBaseline(VPos.CENTER);
        for (long mark : scale.marks()) {
            double y = Math.round(base - scale.height(mark)) + 0.5;
            to.strokeLine(LEFT, y, LEFT + frame.axis().width(), y);
            to.fillText(CountScale.words(mark), BIN_LEFT - 6, y);
        }
    }

    private void labels() {
        to.setFill(inks.of(Ink.TEXT));
        to.setStroke(inks.of(Ink.LINE));
        to.setTextBaseline(VPos.TOP);
        to.setTextAlign(TextAlignment.LEFT);
        for (TimeTicks.Tick tick : frame.ticks()) {
            double x = Math.round(x(tick.time())) + 0.5;
            to.strokeLine(x, base, x, base + 5);
            to.fillText(tick.above(), x + 3, base + 2);
            to.fillText(tick.below(), x + 3, base + 15);
        }
    }
}
