package dev.tidemark.ui.timeline;

import dev.tidemark.usn.Filetime;

/**
 * Lengths of time that people count in, from which the widths of buckets and the distances of labels are chosen. Pure functions; in
 * units of 100 ns.
 */
final class LabelSteps {

    static final long MILLISECOND = Filetime.TICKS_PER_SECOND / 1000;
    static final long SECOND = Filetime.TICKS_PER_SECOND;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** Days of a month and of a year, where these are as good as any: buckets are of one width. */
    static final long MONTH = 28 * DAY;

    static final long YEAR = 364 * DAY;

    private static final long[] FROM_SECONDS = {
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        MONTH,
        3 * MONTH,
        YEAR
    };
    private static final long[] FACTORS = {1, 2, 5};

    private LabelSteps() {}

    /** The shortest of these lengths that is at least so long; of years, any number of them that is 1, 2 or 5 and zeros. */
    static long atLeast(double ticks) {
        if (ticks <= SECOND / 2.0) {
            return round(1, ticks);
        }
        for (long step : FROM_SECONDS) {
            if (step >= ticks) {
                return step;
            }
        }
        return round(YEAR, ticks);
    }

    private static long round(long unit, double ticks) {
        for (long power = unit; power <= Long.MAX_VALUE / 20; power *= 10) {
            for (long factor : FACTORS) {
                if (factor * power >= ticks) {
                    return factor * power;
                }
            }
        }
        return Long.MAX_VALUE / 2;
    }
}
