package dev.tidemark.filter.language;

import dev.tidemark.field.Fields;
import dev.tidemark.filter.language.Node.In;
import dev.tidemark.filter.language.Node.Item;
import dev.tidemark.usn.Filetime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The condition that a record was written in an hour of the day, or on a day of the week, between two times: the hours or days are
 * listed one by one. Pure functions.
 */
public final class HoursEdit {

    /** More of them are not listed: nobody could read that. */
    static final int MOST = 400;

    private HoursEdit() {}

    /**
     * In an hour of each day.
     *
     * @param hour 0 to 23
     * @param first the first time, as FILETIME
     * @param last the last time, as FILETIME
     * @param zone in which the filter's times are read
     * @return {@code null} where these are too many
     */
    public static @Nullable Node ofHour(int hour, long first, long last, ZoneId zone) {
        List<LocalDateTime> hours = new ArrayList<>();
        for (LocalDate day = day(first, zone);
                !day.isAfter(day(last, zone)) && hours.size() <= MOST;
                day = day.plusDays(1)) {
            hours.add(day.atTime(hour, 0));
        }
        return in(hours, ChronoUnit.HOURS);
    }

    /**
     * On a day of each week; as {@link #ofHour}.
     *
     * @param weekday its name in English
     */
    public static @Nullable Node ofWeekday(String weekday, long first, long last, ZoneId zone) {
        DayOfWeek wanted = DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT));
        List<LocalDateTime> days = new ArrayList<>();
        for (LocalDate day = day(first, zone);
                !day.isAfter(day(last, zone)) && days.size() <= MOST;
                day = day.plusDays(1)) {
            if (day.getDayOfWeek() == wanted) {
                days.add(day.atStartOfDay());
            }
        }
        return in(days, ChronoUnit.DAYS);
    }

    private static LocalDate day(long time, ZoneId zone) {
        return Filetime.toInstant(time).atZone(zone).toLocalDate();
    }

    private static @Nullable Node in(List<LocalDateTime> starts, ChronoUnit unit) {
        if (starts.isEmpty() || starts.size() > MOST) {
            return null;
        }
        List<Item> items = starts.stream()
                .map(at -> Item.of(new Value.Moment(at, TimeUnit.of(unit), null)))
                .toList();
        return items.size() == 1
                ? new Node.Compare(
                        Span.NONE, Fields.TIME, Operator.EQUAL, items.getFirst().value())
                : new In(Span.NONE, Fields.TIME, items);
    }
}
