package dev.tidemark.ui.shell;

import dev.tidemark.field.Citation;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Filetime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a person wants to go, from what they typed: {@code #12} a row, a date or a time of day a time, a number a USN, a
 * citation the row it cites. Immutable.
 */
public sealed interface GoTo {

    /** A row, counted from 0. */
    record Row(long row) implements GoTo {}

    /** The first record at or after a USN. */
    record Usn(long usn) implements GoTo {}

    /** The first record at or after a time, a FILETIME. */
    record Time(long filetime) implements GoTo {}

    /** The first record at or after a time of a day that the records say. */
    record TimeOfDay(LocalTime time) implements GoTo {

        /** The time on a day, a FILETIME. */
        long on(LocalDate day, ZoneId zone) {
            return Filetime.of(day.atTime(time).atZone(zone).toInstant());
        }
    }

    /** The row that somebody cited. */
    record Cited(Citation citation) implements GoTo {}

    DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[[' ']['T']HH:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT);

    DateTimeFormatter CLOCK = new DateTimeFormatterBuilder()
            .appendPattern("H:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    Pattern DATE = Pattern.compile("-?\\d{1,4}-\\d.*");

    /**
     * Reads what was typed: {@code #1,000}, {@code 6291456}, {@code 0x600000}, {@code 2022-03-10 21:12:46.5},
     * {@code 2022-03-10T21:12:46Z}, {@code 21:12:46.5}, {@code usn6291456-1f0c29d4b7a3}.
     *
     * @param zone the zone of a time without one
     * @return empty when it is none of these
     */
    static Optional<GoTo> parse(String text, ZoneId zone) {
        String typed = text.strip();
        Optional<Citation> citation = Citation.parse(typed);
        if (citation.isPresent()) {
            return citation.map(Cited::new);
        }
        try {
            if (typed.startsWith("#")) {
                long row = number(typed.substring(1));
                return row < 0 ? Optional.empty() : Optional.of(new Row(row));
            }
            if (DATE.matcher(typed).matches()) {
                return Optional.of(time(typed, zone));
            }
            return Optional.of(
                    typed.contains(":") ? new TimeOfDay(LocalTime.parse(typed, CLOCK)) : new Usn(number(typed)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with a text that is none of these. */
    static String wrong(String text) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return Messages.text("shell.goTo.wrong.empty");
        }
        if (typed.startsWith("#")) {
            return Messages.text("shell.goTo.wrong.row", typed);
        }
        if (typed.contains(":") || DATE.matcher(typed).matches()) {
            return Messages.text("shell.goTo.wrong.time", typed);
        }
        return Messages.text(
                Character.isDigit(typed.charAt(0)) ? "shell.goTo.wrong.usn" : "shell.goTo.wrong.any", typed);
    }

    private static long number(String typed) {
        String digits = typed.strip().replaceAll("[,_' ]", "");
        return digits.startsWith("0x") || digits.startsWith("0X")
                ? Long.parseUnsignedLong(digits.substring(2), 16)
                : Long.parseLong(digits);
    }

    private static GoTo time(String typed, ZoneId zone) {
        boolean hasZone = typed.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") && typed.length() > 12;
        return new Time(Filetime.of(
                hasZone
                        ? OffsetDateTime.parse(typed.replace(' ', 'T')).toInstant()
                        : LocalDateTime.parse(typed, LOCAL).atZone(zone).toInstant()));
    }
}
