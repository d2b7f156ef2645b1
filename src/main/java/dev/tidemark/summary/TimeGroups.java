package dev.tidemark.summary;

import dev.tidemark.usn.Filetime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Counts hours of the day, or days of the week. Zones differ by whole quarters of an hour: a quarter is looked up once. Not
 * thread-safe.
 */
final class TimeGroups extends Groups {

    private static final long QUARTER = 15 * 60 * Filetime.TICKS_PER_SECOND;

    private final ZoneId zone;
    private final boolean hours;
    private long quarter = Long.MIN_VALUE;
    private int number;

    TimeGroups(Grouping grouping, ZoneId zone) {
        super(grouping);
        this.zone = zone;
        this.hours = grouping.by() == Grouping.By.HOUR;
        for (int i = 0; i < (hours ? 24 : DayOfWeek.values().length); i++) {
            tallies.more();
        }
    }

    @Override
    void add(CountedRow row) {
        if (row.time() == Tally.NO_TIME) {
            addAbsent(row);
            return;
        }
        long now = row.time() / QUARTER;
        if (now != quarter) {
            quarter = now;
            number = FIRST + number(Filetime.toInstant(row.time()));
        }
        addTo(number, row);
    }

    private int number(Instant time) {
        return hours
                ? time.atZone(zone).getHour()
                : time.atZone(zone).getDayOfWeek().getValue() - 1;
    }

    @Override
    String value(int at) {
        int value = at - FIRST;
        return hours ? Integer.toString(value) : DayOfWeek.of(value + 1).name().toLowerCase(Locale.ROOT);
    }
}
