package dev.tidemark.summary;

/**
 * How long a bucket of the timeline may be: each length is a multiple of the one before, and buckets start at multiples of their
 * length, so that those of one length are made of whole ones of any shorter. A week starts on Monday, as 1601 did; days and
 * weeks are those of UTC. Pure functions.
 */
public final class TimeSteps {

    private static final long MILLISECOND = 10_000;
    static final long SECOND = 1000 * MILLISECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final long[] ALL = {
        MILLISECOND,
        5 * MILLISECOND,
        10 * MILLISECOND,
        50 * MILLISECOND,
        100 * MILLISECOND,
        500 * MILLISECOND,
        SECOND,
        5 * SECOND,
        15 * SECOND,
        MINUTE,
        5 * MINUTE,
        15 * MINUTE,
        HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        7 * DAY,
        28 * DAY,
        364 * DAY
    };

    /** The shortest bucket, in ticks of 100 ns. */
    public static final long SHORTEST = ALL[0];

    /** The longest that counts are kept in, in ticks of 100 ns: of all plausible times there are few of these. */
    static final long LONGEST = ALL[ALL.length - 1];

    private TimeSteps() {}

    /** The next longer length; beyond the longest it doubles. */
    static long longer(long step) {
        for (long each : ALL) {
            if (each > step) {
                return each;
            }
        }
        return 2 * step;
    }

    /**
     * The shortest buckets of which no more than a number hold a range.
     *
     * @param range of plausible times
     * @param most at least 1
     * @return their length, in ticks of 100 ns
     */
    public static long fitting(TimeRange range, int most) {
        long step = SHORTEST;
        while (step < LONGEST && count(range, step) > most) {
            step = longer(step);
        }
        while (count(range, step) > Math.max(1, most) && step < range.to()) {
            step = longer(step);
        }
        return step;
    }

    private static long count(TimeRange range, long step) {
        return aligned(range, step).ticks() / step;
    }

    /** The whole buckets that hold a range; one at least. */
    public static TimeRange aligned(TimeRange range, long step) {
        long from = Math.floorDiv(range.from(), step) * step;
        long to = Math.ceilDiv(range.to(), step) * step;
        return new TimeRange(from, Math.max(to, from + step));
    }
}
