package dev.tidemark.filter.language;

import dev.tidemark.usn.Filetime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes times as the filter language has them. Pure functions. */
final class TimeText {

    private static final String OF_DAY = "(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,7}))?)?";
    private static final String ZONE = "([zZ]|[+-]\\d\\d(?::?\\d\\d)?)?";
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME_OF_DAY = Pattern.compile(OF_DAY + ZONE);
    private static final Pattern MOMENT = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:[zZ]|[Tt ](\\d\\d)"
            + "(?::(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,7}))?)?)?" + ZONE + ")?)?)?");
    private static final Pattern FILETIME = Pattern.compile("filetime:(0x[0-9a-f]{1,16}|\\d{1,19})");

    private static final int YEAR = 1;
    private static final int MONTH = 2;
    private static final int DAY = 3;
    private static final int HOUR = 4;
    private static final int MINUTE = 5;
    private static final int SECOND = 6;
    private static final int FRACTION = 7;
    private static final int OFFSET = 8;
    private static final int NANO_DIGITS = 9;
    private static final int RADIX = 16;

    private TimeText() {}

    /** Whether a time of day may follow behind a blank. */
    static boolean isDate(String text) {
        return DATE.matcher(text).matches();
    }

    /** Whether it is a time of day, with a zone or without. */
    static boolean isTimeOfDay(String text) {
        return TIME_OF_DAY.matcher(text).matches();
    }

    /** The time that a text names; {@code null} when it is none, or lacks its date. */
    static Value.@Nullable Time parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "today":
                return new Value.Day(0);
            case "yesterday":
                return new Value.Day(1);
            default:
                break;
        }
        if (lower.startsWith("-")) {
            Long ticks = NumberValues.ticks(lower.substring(1));
            return ticks == null ? null : new Value.Ago(ticks);
        }
        Matcher exact = FILETIME.matcher(lower);
        if (exact.matches()) {
            return exact(exact.group(1));
        }
        Matcher parts = MOMENT.matcher(text);
        try {
            return parts.matches() ? moment(parts, lower) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Hex is taken as the 64 bits that the field has: a record may hold what is before 1601. */
    private static Value.@Nullable Exact exact(String number) {
        if (number.startsWith("0x")) {
            return new Value.Exact(Long.parseUnsignedLong(number.substring(2), RADIX));
        }
        Value.Number decimal = NumberValues.integer(number);
        return decimal == null ? null : new Value.Exact(decimal.number());
    }

    private static Value.Moment moment(Matcher parts, String lower) {
        String fraction = parts.group(FRACTION);
        int nanos = fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
        LocalDateTime at = LocalDateTime.of(
                number(parts, YEAR, 1),
                number(parts, MONTH, 1),
                number(parts, DAY, 1),
                number(parts, HOUR, 0),
                number(parts, MINUTE, 0),
                number(parts, SECOND, 0),
                nanos);
        boolean utcDay = parts.group(HOUR) == null && lower.endsWith("z");
        return new Value.Moment(at, unit(parts, fraction), utcDay ? ZoneOffset.UTC : offset(parts.group(OFFSET)));
    }

    private static int number(Matcher parts, int group, int otherwise) {
        return parts.group(group) == null ? otherwise : Integer.parseInt(parts.group(group));
    }

    private static TimeUnit unit(Matcher parts, @Nullable String fraction) {
        if (fraction != null) {
            return TimeUnit.fraction(fraction.length());
        }
        return TimeUnit.of(
                parts.group(MONTH) == null
                        ? ChronoUnit.YEARS
                        : parts.group(DAY) == null
                                ? ChronoUnit.MONTHS
                                : parts.group(HOUR) == null
                                        ? ChronoUnit.DAYS
                                        : parts.group(MINUTE) == null
                                                ? ChronoUnit.HOURS
                                                : parts.group(SECOND) == null
                                                        ? ChronoUnit.MINUTES
                                                        : ChronoUnit.SECONDS);
    }

    private static @Nullable ZoneOffset offset(@Nullable String zone) {
        return zone == null ? null : ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
    }

    // --- and back

    /** A time as {@link #parse} reads it. */
    static String of(Value.Time time) {
        return switch (time) {
            case Value.Day day -> day.before() == 0 ? "today" : "yesterday";
            case Value.Ago ago -> "-" + NumberValues.durationText(ago.ticks());
            case Value.Exact exact -> "filetime:0x" + Long.toHexString(exact.filetime());
            case Value.Moment moment -> of(moment);
        };
    }

    private static String of(Value.Moment moment) {
        String all = Filetime.format(Filetime.of(moment.at().toInstant(ZoneOffset.UTC)), ZoneOffset.UTC, 'T');
        int length = switch (moment.unit().unit()) {
            case YEARS -> 4;
            case MONTHS -> 7;
            case DAYS -> 10;
            case HOURS -> 13;
            case MINUTES -> 16;
            case SECONDS -> 19;
            default -> 20 + moment.unit().digits();
        };
        ZoneOffset offset = moment.offset();
        return all.substring(0, length) + (offset == null ? "" : offset.getId());
    }
}
