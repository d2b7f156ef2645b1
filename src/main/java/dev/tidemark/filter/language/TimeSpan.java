package dev.tidemark.filter.language;

import dev.tidemark.field.Fields;
import dev.tidemark.filter.language.Node.Compare;
import dev.tidemark.usn.Filetime;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The stretch of time that a filter asks for by bounds among all conditions that must hold, and what the filter becomes with
 * another: what a drag over a time axis reads and writes. Immutable.
 *
 * @param from the first time, as FILETIME; {@link Long#MIN_VALUE} for no such bound
 * @param end the first time behind it, as FILETIME; {@link Long#MAX_VALUE} for no such bound
 */
public record TimeSpan(long from, long end) {

    private static final Set<Operator> BOUNDS =
            EnumSet.of(Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST);

    /** Whether a time lies in it. */
    public boolean contains(long time) {
        return time >= from && time < end;
    }

    /**
     * The stretch that a filter asks for.
     *
     * @param context what its times are counted from
     * @return empty when it has no bound for the time, or its bounds leave no time
     */
    public static Optional<TimeSpan> of(Node tree, TimeContext context) {
        LongRanges all = LongRanges.EVERYTHING;
        boolean any = false;
        for (Node part : Node.conjuncts(tree)) {
            if (isBound(part) && ((Compare) part).value() instanceof Value.Time time) {
                all = all.within(LongRanges.of(((Compare) part).operator(), context.rangeOf(time)));
                any = true;
            }
        }
        if (!any || all.isEmpty()) {
            return Optional.empty();
        }
        long last = all.last();
        return Optional.of(new TimeSpan(all.first(), last == Long.MAX_VALUE ? last : last + 1));
    }

    /** Whether a filter has a bound for the time. */
    public static boolean isIn(Node tree) {
        return Node.conjuncts(tree).stream().anyMatch(TimeSpan::isBound);
    }

    private static boolean isBound(Node part) {
        return part instanceof Compare compare
                && compare.field().equals(Fields.TIME)
                && BOUNDS.contains(compare.operator());
    }

    /** The filter that asks for this stretch of time, in the place of the bounds that it had for it. */
    public Node in(Node tree, ZoneId zone) {
        return put(tree, List.of(bound(Operator.AT_LEAST, from, zone), bound(Operator.LESS, end, zone)));
    }

    /** The filter without any bound for the time. */
    public static Node without(Node tree) {
        return put(tree, List.of());
    }

    /** What is written stands where the first of the bounds stood before. */
    private static Node put(Node tree, List<Node> bounds) {
        List<Node> parts = new ArrayList<>();
        boolean placed = false;
        for (Node part : Node.conjuncts(tree)) {
            if (!isBound(part)) {
                parts.add(part);
            } else if (!placed) {
                parts.addAll(bounds);
                placed = true;
            }
        }
        if (!placed) {
            parts.addAll(bounds);
        }
        return Node.and(parts);
    }

    private static Node bound(Operator operator, long time, ZoneId zone) {
        return new Compare(Span.NONE, Fields.TIME, operator, value(time, zone));
    }

    /**
     * A time in the fewest digits that still name it, as it is read in a zone; one that a local time names twice, as at the end of
     * summer time, with its offset.
     */
    static Value.Time value(long filetime, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(Filetime.toInstant(filetime));
        LocalDateTime at = LocalDateTime.ofInstant(Filetime.toInstant(filetime), offset);
        if (at.getYear() < 0 || at.getYear() > FieldValue.LAST_YEAR) {
            return new Value.Exact(filetime);
        }
        boolean plain = at.atZone(zone).getOffset().equals(offset);
        // A date takes no offset.
        TimeUnit unit =
                plain || !at.toLocalTime().equals(LocalTime.MIDNIGHT) ? unit(at) : TimeUnit.of(ChronoUnit.MINUTES);
        return new Value.Moment(at, unit, plain ? null : offset);
    }

    private static TimeUnit unit(LocalDateTime at) {
        if (at.getNano() != 0) {
            return fraction(at.getNano() / 100);
        }
        if (at.getSecond() != 0) {
            return TimeUnit.of(ChronoUnit.SECONDS);
        }
        return TimeUnit.of(at.toLocalTime().equals(LocalTime.MIDNIGHT) ? ChronoUnit.DAYS : ChronoUnit.MINUTES);
    }

    private static TimeUnit fraction(int ticks) {
        int digits = TimeUnit.MOST_DIGITS;
        for (int rest = ticks; rest % 10 == 0; rest /= 10) {
            digits--;
        }
        return TimeUnit.fraction(digits);
    }
}
