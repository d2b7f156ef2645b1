package dev.tidemark.filter.language;

import dev.tidemark.usn.Filetime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a written time is counted from. Immutable.
 *
 * @param zone the zone of times that name none: the one in which times are shown
 * @param newest the time of the newest row, or now where rows still come: what {@code -15m} and {@code today} are counted from
 */
public record TimeContext(ZoneId zone, Instant newest) {

    /** UTC, from now. */
    public static TimeContext utc(Instant newest) {
        return new TimeContext(ZoneOffset.UTC, newest);
    }

    /** What a written time stands for, as FILETIME: from its first to its last unit of 100 ns. */
    public LongRanges rangeOf(Value.Time time) {
        return switch (time) {
            case Value.Exact exact -> LongRanges.of(exact.filetime(), exact.filetime());
            case Value.Ago ago -> instant(ago.ticks());
            case Value.Day day -> day(day.before());
            case Value.Moment moment -> moment(moment);
        };
    }

    private LongRanges instant(long ticksAgo) {
        long from = Filetime.of(newest);
        long at = from < Long.MIN_VALUE + ticksAgo ? Long.MIN_VALUE : from - ticksAgo;
        return LongRanges.of(at, at);
    }

    private LongRanges day(int before) {
        try {
            LocalDate day = newest.atZone(zone).toLocalDate().minusDays(before);
            return between(
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant());
        } catch (DateTimeException e) {
            // A record may claim any time: of such a one there is no day.
            return instant(0);
        }
    }

    private LongRanges moment(Value.Moment moment) {
        ZoneId where = moment.offset() == null ? zone : moment.offset();
        LocalDateTime end = moment.unit().endOf(moment.at());
        return between(moment.at().atZone(where).toInstant(), end.atZone(where).toInstant());
    }

    /** A clock that is set back may let a local time end before it starts: it lasts at least as long as one unit of 100 ns. */
    private static LongRanges between(Instant from, Instant end) {
        long first = Filetime.of(from);
        return LongRanges.of(first, Math.max(first, Filetime.of(end) - 1));
    }
}
