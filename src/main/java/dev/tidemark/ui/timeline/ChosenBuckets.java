package dev.tidemark.ui.timeline;

import dev.tidemark.ui.timeline.TimelineFrame.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that is being chosen: by a drag between two places, or by keys from bucket to bucket. Belongs to the FX thread.
 * Times are kept, not buckets, which become others with each zoom; ends stand where buckets begin and end.
 */
final class ChosenBuckets {

    private static final long NONE = Long.MIN_VALUE;

    private long anchor = NONE;
    private long lead = NONE;
    private boolean dragging;

    /** Whether anything is chosen. */
    boolean isAny() {
        return anchor != NONE;
    }

    /** Whether the mouse is about to choose. */
    boolean isDragging() {
        return dragging;
    }

    void clear() {
        anchor = NONE;
        lead = NONE;
        dragging = false;
    }

    // --- by drag

    void dragFrom(long time) {
        anchor = time;
        lead = time;
        dragging = true;
    }

    void dragTo(long time) {
        lead = time;
    }

    /** Ends a drag. */
    void drop() {
        dragging = false;
    }

    // --- by keys

    /**
     * Goes to the bucket beside the one that was reached last.
     *
     * @param start where it begins when nothing is chosen
     * @param extend whether what was chosen stays so
     * @return a time within the bucket that is reached
     */
    long walk(TimeGrid grid, int by, long start, boolean extend) {
        int from = grid.of(isAny() ? lead : start);
        int next = isAny() ? Math.clamp((long) from + by, 0, grid.count() - 1) : from;
        lead = grid.from(next);
        if (!extend || anchor == NONE) {
            anchor = lead;
        }
        return lead;
    }

    /** Chooses the bucket of a time. */
    void choose(long time) {
        anchor = time;
        lead = time;
    }

    /** Where the bucket is that was reached last. */
    long lead() {
        return lead;
    }

    /** What is chosen, whole buckets; {@code null} for nothing. */
    @Nullable
    Stretch in(TimeGrid grid) {
        if (!isAny() || grid.count() == 0) {
            return null;
        }
        long first = Math.min(anchor, lead);
        long last = Math.max(anchor, lead);
        if (dragging) {
            long from = grid.nearest(first);
            long end = grid.nearest(last);
            return end > from ? new Stretch(from, end) : bucket(grid, grid.of(first));
        }
        return new Stretch(grid.from(grid.of(first)), grid.from(grid.of(last) + 1));
    }

    private static Stretch bucket(TimeGrid grid, int bucket) {
        return new Stretch(grid.from(bucket), grid.from(bucket + 1));
    }
}
