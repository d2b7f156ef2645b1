package dev.tidemark.ui.timeline;

/**
 * Which time stands where on an axis. Immutable.
 *
 * @param from the time at its left end, as FILETIME
 * @param end the time at its right end, as FILETIME; later than {@code from}
 * @param width in pixels, more than 0
 */
record TimeAxis(long from, long end, double width) {

    /** No axis is shorter: ten of the shortest buckets, 10 ms. */
    static final long SHORTEST = 10 * LabelSteps.MILLISECOND;

    TimeAxis {
        if (end <= from || !(width > 0)) {
            throw new IllegalArgumentException(from + " " + end + " " + width);
        }
    }

    /** How long it is. */
    double span() {
        return (double) (end - from);
    }

    /** Where a time stands, also beside the axis. */
    double x(long time) {
        return ((double) time - from) / span() * width;
    }

    /** The time at a place, the nearest end of the axis for one beside it. */
    long time(double x) {
        double part = Math.clamp(x / width, 0, 1);
        return Math.clamp(from + Math.round(part * span()), from, end);
    }

    /** The same place in another width. */
    TimeAxis as(double wide) {
        return new TimeAxis(from, end, wide);
    }

    /**
     * Nearer or farther: the time under a place stays there.
     *
     * @param factor how many times as long it gets
     * @param all the axis that shows everything; nothing lies beyond it
     */
    TimeAxis zoomed(double factor, double x, TimeAxis all) {
        double longest = all.span();
        double next = Math.clamp(span() * factor, Math.min(SHORTEST, longest), longest);
        long at = time(x);
        double left = Math.clamp(x / width, 0, 1) * next;
        return at(at - Math.round(left), Math.round(next), all);
    }

    /** Moved by a part of its length, later when positive; not beyond everything. */
    TimeAxis shifted(double part, TimeAxis all) {
        return at(from + Math.round(part * span()), end - from, all);
    }

    /** Moved as little as shows a time, if at all. */
    TimeAxis showing(long time, TimeAxis all) {
        if (time >= from && time < end || time < all.from || time >= all.end) {
            return this;
        }
        return at(time - (end - from) / 2, end - from, all);
    }

    private TimeAxis at(long start, long length, TimeAxis all) {
        long first = Math.clamp(start, all.from, Math.max(all.from, all.end - length));
        return new TimeAxis(first, Math.min(first + length, all.end), width);
    }
}
