package dev.tidemark.ui.timeline;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the timeline shows at a moment, as it is drawn. Immutable.
 *
 * @param axis which time stands where
 * @param grid the buckets
 * @param zone in which times are shown
 * @param bars how many rows the buckets have
 * @param bin those without a plausible time, one bucket
 * @param gaps where records may be missing
 * @param marks times of marked records
 * @param acts times of what was done to the volume
 * @param range what the filter asks for, or a drag is about to; {@code null} for none
 * @param selection from the first to the last selected row; {@code null} for none
 * @param cursor the buckets that the keyboard chose; {@code null} for none
 * @param logarithmic how counts become heights
 */
record TimelineFrame(
        TimeAxis axis,
        TimeGrid grid,
        ZoneId zone,
        Bars bars,
        Bars bin,
        List<Stretch> gaps,
        List<Long> marks,
        List<Long> acts,
        @Nullable Stretch range,
        @Nullable Stretch selection,
        @Nullable Stretch cursor,
        boolean logarithmic) {

    TimelineFrame {
        gaps = List.copyOf(gaps);
        marks = List.copyOf(marks);
        acts = List.copyOf(acts);
    }

    /**
     * From a time to another, as FILETIME.
     *
     * @param end the first time behind it
     */
    record Stretch(long from, long end) {}

    /** The labels of its axis. */
    List<TimeTicks.Tick> ticks() {
        return TimeTicks.of(axis, zone);
    }
}
