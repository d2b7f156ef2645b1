package dev.tidemark.ui.timeline;

import dev.tidemark.summary.TimelineCounts;

/**
 * Buckets of one width, side by side. Immutable.
 *
 * @param first where the first one begins, as FILETIME
 * @param width in units of 100 ns
 * @param count how many there are
 */
record TimeGrid(long first, long width, int count) {

    /** The buckets that were counted. */
    static TimeGrid of(TimelineCounts counts) {
        return new TimeGrid(counts.range().from(), counts.step(), counts.buckets());
    }

    /** Where a bucket begins. */
    long from(int bucket) {
        return first + bucket * width;
    }

    /** Where the last one ends. */
    long end() {
        return from(count);
    }

    /** The bucket of a time, the nearest one for a time outside; -1 where there is none. */
    int of(long time) {
        return count == 0 ? -1 : (int) Math.clamp(Math.floorDiv(time - first, width), 0, count - 1);
    }

    /** The boundary between buckets that is nearest to a time. */
    long nearest(long time) {
        return first + Math.clamp(Math.round(((double) time - first) / width), 0, count) * width;
    }
}
