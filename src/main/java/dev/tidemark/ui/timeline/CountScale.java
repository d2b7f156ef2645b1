package dev.tidemark.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How high a count stands: linear, or logarithmic so that few rows are seen beside many. Immutable. A count of 0 has no height, any
 * other at least a pixel.
 *
 * @param most the largest count
 * @param high its height, in pixels
 * @param logarithmic whether ten times as many rows are so and so much higher
 */
record CountScale(long most, double high, boolean logarithmic) {

    /** Labels stand at least so far apart, in pixels. */
    private static final double APART = 22;

    private static final int MOST_MARKS = 4;
    private static final int TEN = 10;

    /** In pixels. */
    double height(long count) {
        if (count <= 0 || most <= 0) {
            return 0;
        }
        double part = logarithmic ? Math.log1p(count) / Math.log1p(most) : (double) count / most;
        return Math.max(1, Math.round(Math.min(1, part) * high));
    }

    /** The counts that are labelled, ascending: round ones, as many as there is room for. */
    List<Long> marks() {
        List<Long> marks = new ArrayList<>();
        if (most <= 0) {
            return marks;
        }
        long step = logarithmic ? TEN : step();
        double last = 0;
        for (long mark = logarithmic ? 1 : step;
                mark <= most && mark > 0;
                mark = logarithmic ? mark * TEN : mark + step) {
            if (height(mark) - last >= APART) {
                marks.add(mark);
                last = height(mark);
            }
        }
        return marks;
    }

    private long step() {
        double least = (double) most / Math.clamp(Math.floor(high / APART), 1, MOST_MARKS);
        for (long power = 1; power <= most; power *= TEN) {
            for (long factor : new long[] {1, 2, 5}) {
                if (factor * power >= least) {
                    return factor * power;
                }
            }
        }
        return most;
    }

    /** A count in few characters, such as {@code 20k}. */
    static String words(long count) {
        String[] units = {"", "k", "M", "G"};
        double value = count;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        String format = value == Math.rint(value) ? "%.0f%s" : "%.1f%s";
        return String.format(Locale.ROOT, format, value, units[unit]);
    }
}
