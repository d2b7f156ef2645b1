package dev.tidemark.usn;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * FILETIME: 100-nanosecond intervals since 1601-01-01 00:00 UTC, signed 64 bits. Every value is accepted; a journal may
 * hold absurd ones.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/minwinbase/ns-minwinbase-filetime">FILETIME</a>
 */
public final class Filetime {

    /** 100-nanosecond intervals in a second. */
    public static final long TICKS_PER_SECOND = 10_000_000L;

    /** The earliest time that a clock can be set to by who sets it: 1980, which is what firmware and DOS dates begin with. */
    public static final long EARLIEST_SET = 119_600_064_000_000_000L;

    /** The first time behind those: 2108. */
    public static final long BEHIND_LATEST_SET = 159_992_928_000_000_000L;

    private static final long EPOCH_SECONDS = -11_644_473_600L;

    private Filetime() {}

    /** Whether a clock can have shown it. Another time (0 is 1601) tells nothing of when a record was written. */
    public static boolean isPlausible(long filetime) {
        return filetime >= EARLIEST_SET && filetime < BEHIND_LATEST_SET;
    }

    public static Instant toInstant(long filetime) {
        long seconds = Math.floorDiv(filetime, TICKS_PER_SECOND);
        long ticks = Math.floorMod(filetime, TICKS_PER_SECOND);
        return Instant.ofEpochSecond(seconds + EPOCH_SECONDS, ticks * 100);
    }

    /** The FILETIME at or just before the instant; values beyond its range (about ±29,000 years) saturate. */
    public static long of(Instant instant) {
        try {
            long seconds = Math.subtractExact(instant.getEpochSecond(), EPOCH_SECONDS);
            return Math.addExact(Math.multiplyExact(seconds, TICKS_PER_SECOND), instant.getNano() / 100);
        } catch (ArithmeticException e) {
            return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** ISO 8601 in UTC with all seven digits of the fraction, for example {@code 2022-03-10T21:12:46.3921802Z}. */
    public static String isoUtc(long filetime) {
        return format(filetime, ZoneOffset.UTC, 'T') + "Z";
    }

    /** Date, a separator and time of day with seven digits of the fraction in the given zone, without offset. */
    public static String format(long filetime, ZoneId zone, char separator) {
        ZonedDateTime time = toInstant(filetime).atZone(zone);
        StringBuilder text = new StringBuilder(27);
        pad(text, time.getYear(), 4);
        pad(text.append('-'), time.getMonthValue(), 2);
        pad(text.append('-'), time.getDayOfMonth(), 2);
        pad(text.append(separator), time.getHour(), 2);
        pad(text.append(':'), time.getMinute(), 2);
        pad(text.append(':'), time.getSecond(), 2);
        pad(text.append('.'), time.getNano() / 100, 7);
        return text.toString();
    }

    private static void pad(StringBuilder text, int value, int digits) {
        String number = Integer.toString(Math.abs(value));
        if (value < 0) {
            text.append('-');
        }
        text.repeat("0", Math.max(0, digits - number.length())).append(number);
    }
}
