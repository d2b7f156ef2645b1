package dev.tidemark.text;

/** Durations, as people read them. Pure functions. */
public final class DurationWords {

    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double LONG = 1000 * DAY;

    private DurationWords() {}

    /**
     * A duration in words, to two units at most.
     *
     * @param seconds from 0 on; infinite is as long as can be said
     */
    public static String of(double seconds) {
        if (seconds >= LONG) {
            return Messages.text("volumes.years", Math.round(LONG / DAY));
        }
        long whole = Math.round(seconds < MINUTE ? seconds : seconds / MINUTE);
        if (seconds < MINUTE) {
            return Messages.text("volumes.seconds", whole);
        }
        if (whole < MINUTE) {
            return Messages.text("volumes.minutes", whole);
        }
        return whole < 2 * DAY / MINUTE
                ? Messages.text("volumes.hours", whole / 60, whole % 60)
                : Messages.text("volumes.days", Math.round(seconds / DAY));
    }
}
