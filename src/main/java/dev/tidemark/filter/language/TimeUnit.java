package dev.tidemark.filter.language;

import dev.tidemark.usn.Filetime;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The last unit that a written time names. Immutable.
 *
 * @param unit years to seconds; {@link ChronoUnit#NANOS} for a fraction of a second
 * @param digits how many digits a fraction has, 1 to 7; else 0
 */
public record TimeUnit(ChronoUnit unit, int digits) {

    /** As many as FILETIME has. */
    static final int MOST_DIGITS = 7;

    private static final int NANOS_PER_TICK = (int) (1_000_000_000 / Filetime.TICKS_PER_SECOND);

    static TimeUnit of(ChronoUnit unit) {
        return new TimeUnit(unit, 0);
    }

    static TimeUnit fraction(int digits) {
        return new TimeUnit(ChronoUnit.NANOS, digits);
    }

    /** Where the unit ends that starts at a time. */
    LocalDateTime endOf(LocalDateTime start) {
        return unit == ChronoUnit.NANOS ? start.plusNanos(nanos()) : start.plus(1, unit);
    }

    private long nanos() {
        long nanos = NANOS_PER_TICK;
        for (int i = digits; i < MOST_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }
}
