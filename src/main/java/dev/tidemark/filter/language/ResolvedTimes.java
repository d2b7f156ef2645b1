package dev.tidemark.filter.language;

import dev.tidemark.filter.language.Node.And;
import dev.tidemark.filter.language.Node.Compare;
import dev.tidemark.filter.language.Node.In;
import dev.tidemark.filter.language.Node.Item;
import dev.tidemark.filter.language.Node.Not;
import dev.tidemark.filter.language.Node.Or;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts times that mean the same in every zone and on every day for those that do not. Pure functions. */
public final class ResolvedTimes {

    private ResolvedTimes() {}

    /**
     * The tree that finds the same records wherever and whenever it is read: what is counted from the newest row, and what names no
     * zone while the context's is not UTC, becomes a time in UTC.
     *
     * @param times what the tree's times are counted from
     */
    public static Node of(Node tree, TimeContext times) {
        return switch (tree) {
            case And all -> new And(all.span(), all(all.parts(), times));
            case Or any -> new Or(any.span(), all(any.parts(), times));
            case Not not -> new Not(not.span(), of(not.part(), times));
            case Compare compare
            when compare.value() instanceof Value.Time time && !isResolved(time, times) ->
                of(compare, times.rangeOf(time));
            case In in ->
                new In(
                        in.span(),
                        in.field(),
                        in.items().stream().map(item -> of(item, times)).toList());
            default -> tree;
        };
    }

    private static List<Node> all(List<Node> parts, TimeContext times) {
        return parts.stream().map(part -> of(part, times)).toList();
    }

    private static boolean isResolved(Value.Time time, TimeContext times) {
        return switch (time) {
            case Value.Exact exact -> true;
            case Value.Moment moment -> moment.offset() != null || times.zone().equals(ZoneOffset.UTC);
            case Value.Day day -> false;
            case Value.Ago ago -> false;
        };
    }

    private static Node of(Compare compare, LongRanges range) {
        Value.Time first = FieldValue.time(range.first());
        Value.Time last = FieldValue.time(range.last());
        return switch (compare.operator()) {
            case LESS, AT_LEAST -> with(compare, compare.operator(), first);
            case GREATER, AT_MOST -> with(compare, compare.operator(), last);
            case NOT_EQUAL ->
                new Or(
                        compare.span(),
                        List.of(with(compare, Operator.LESS, first), with(compare, Operator.GREATER, last)));
            default ->
                first.equals(last)
                        ? with(compare, compare.operator(), first)
                        : new In(compare.span(), compare.field(), List.of(new Item(first, last)));
        };
    }

    private static Compare with(Compare compare, Operator operator, Value.Time time) {
        return new Compare(compare.span(), compare.field(), operator, time);
    }

    private static Item of(Item item, TimeContext times) {
        Value last = item.last();
        if (isResolved(item.value(), times) && isResolved(last, times)) {
            return item;
        }
        LongRanges first = range(item.value(), times);
        LongRanges end = last == null ? first : range(last, times);
        Value.Time from = FieldValue.time(first.first());
        Value.Time to = FieldValue.time(end.last());
        return from.equals(to) ? Item.of(from) : new Item(from, to);
    }

    private static boolean isResolved(@Nullable Value value, TimeContext times) {
        return !(value instanceof Value.Time time) || isResolved(time, times);
    }

    private static LongRanges range(Value value, TimeContext times) {
        return value instanceof Value.Time time ? times.rangeOf(time) : LongRanges.NOTHING;
    }
}
