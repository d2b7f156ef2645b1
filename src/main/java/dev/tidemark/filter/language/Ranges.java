package dev.tidemark.filter.language;

import dev.tidemark.filter.language.Node.Compare;
import dev.tidemark.filter.language.Node.In;
import dev.tidemark.filter.language.Node.Item;
import java.util.List;

/** The numbers that a comparison finds with a field whose values come one behind the other. Pure functions. */
public final class Ranges {

    private Ranges() {}

    /** The numbers that a comparison finds: whole numbers, bytes, or FILETIMEs and durations in units of 100 ns. */
    public static LongRanges of(Compare compare, TimeContext times) {
        return LongRanges.of(compare.operator(), of(compare.value(), times));
    }

    /** The numbers in a set. */
    public static LongRanges of(In in, TimeContext times) {
        List<LongRanges> ranges =
                in.items().stream().map(item -> of(item, times)).toList();
        return LongRanges.any(ranges);
    }

    /** From the start of a range's first value to the end of its last. */
    static LongRanges of(Item item, TimeContext times) {
        LongRanges first = of(item.value(), times);
        if (item.last() == null) {
            return first;
        }
        LongRanges last = of(item.last(), times);
        return LongRanges.of(first.first(), last.last());
    }

    private static LongRanges of(Value value, TimeContext times) {
        return switch (value) {
            case Value.Number number -> LongRanges.of(number.number(), number.number());
            case Value.Time time -> times.rangeOf(time);
            case Value.Text text -> LongRanges.NOTHING;
            case Value.Flags flags -> LongRanges.NOTHING;
            case Value.Id id -> LongRanges.NOTHING;
        };
    }
}
