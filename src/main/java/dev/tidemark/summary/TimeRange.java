package dev.tidemark.summary;

import dev.tidemark.usn.Filetime;

/**
 * A stretch of time. Immutable.
 *
 * @param from its start, as FILETIME
 * @param to its end, which it does not hold; not before {@code from}
 */
public record TimeRange(long from, long to) {

    /**
     * The times that a clock can be set to by who sets it: 1980 to 2107, which is what firmware and DOS dates hold. A record with
     * another time (0 is 1601) tells nothing of when it was written.
     */
    public static final TimeRange PLAUSIBLE = new TimeRange(Filetime.EARLIEST_SET, Filetime.BEHIND_LATEST_SET);

    public TimeRange {
        if (to < from) {
            throw new IllegalArgumentException(from + " to " + to);
        }
    }

    /** Whether it holds a time. */
    public boolean holds(long time) {
        return time >= from && time < to;
    }

    /** Whether it holds any time from one to another, both included. */
    public boolean meets(long earliest, long latest) {
        return earliest < to && latest >= from;
    }

    /** How long it is, in ticks of 100 ns. */
    public long ticks() {
        return to - from;
    }

    /** What it has in common with another; empty, at its own start, where that is nothing. */
    public TimeRange within(TimeRange other) {
        long start = Math.max(from, other.from);
        long end = Math.min(to, other.to);
        return start < end ? new TimeRange(start, end) : new TimeRange(from, from);
    }

    public boolean isEmpty() {
        return from == to;
    }
}
