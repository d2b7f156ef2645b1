package dev.tidemark.ui.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Which part of all times the timeline shows. Belongs to the FX thread. Where it shows everything it goes on to while rows arrive; so
 * does a part of it that ends with the newest.
 */
final class ShownAxis {

    /** The least width of a bar, with the gap beside it, in pixels. */
    private static final double LEAST_BAR = 4;

    private double width = 1;
    private @Nullable TimeAxis all;

    /** {@code null} where everything is shown. */
    private @Nullable TimeAxis part;

    /** How wide the axis is, in pixels. */
    void setWidth(double pixels) {
        width = Math.max(1, pixels);
        all = all == null ? null : all.as(width);
        part = part == null ? null : part.as(width);
    }

    /** How many buckets there is room for. */
    int most() {
        return (int) Math.max(1, Math.floor(width / LEAST_BAR));
    }

    /** From when to when the rows are; none for no row. */
    void setAll(long from, long end) {
        TimeAxis before = all;
        TimeAxis next = new TimeAxis(from, Math.max(end, from + TimeAxis.SHORTEST), width);
        if (next.equals(before)) {
            return;
        }
        all = next;
        if (part != null && before != null) {
            boolean newest = part.end() >= before.end();
            double moved = newest ? ((double) next.end() - part.end()) / part.span() : 0;
            put(part.shifted(moved, next));
        }
    }

    /** Nothing is shown; the next rows are shown whole. */
    void clear() {
        all = null;
        part = null;
    }

    /** What is shown; {@code null} while there is no time. */
    @Nullable
    TimeAxis now() {
        return part == null ? all : part;
    }

    /** Whether everything is shown. */
    boolean isWhole() {
        return part == null;
    }

    /** Shows everything. */
    void reset() {
        part = null;
    }

    /** Nearer where the factor is below 1, else farther; the time at a place stays there. */
    void zoom(double factor, double x) {
        TimeAxis from = now();
        if (from != null && all != null) {
            put(from.zoomed(factor, x, all));
        }
    }

    /** Earlier where the part is negative, else later. */
    void shift(double by) {
        TimeAxis from = now();
        if (from != null && all != null) {
            put(from.shifted(by, all));
        }
    }

    /** Shows a stretch of time and nothing else. */
    void show(long from, long end) {
        if (all != null && end > from) {
            put(new TimeAxis(from, Math.max(end, from + TimeAxis.SHORTEST), width).shifted(0, all));
        }
    }

    /** Brings a time into view, moving as little as that takes. */
    void reveal(long time) {
        TimeAxis from = now();
        if (from != null && all != null) {
            put(from.showing(time, all));
        }
    }

    private void put(TimeAxis next) {
        part = all == null || next.from() <= all.from() && next.end() >= all.end() ? null : next;
    }
}
