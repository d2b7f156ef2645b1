package dev.tidemark.filter.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of signed numbers as stretches, ascending and apart. Immutable. */
public final class LongRanges {

    /** No number. */
    public static final LongRanges NOTHING = new LongRanges();

    /** Every number. */
    public static final LongRanges EVERYTHING = of(Long.MIN_VALUE, Long.MAX_VALUE);

    /** First and last of each stretch, one behind the other. */
    private final long[] ends;

    private LongRanges(long... ends) {
        this.ends = ends;
    }

    /** From a number to another, both included; nothing when the first is the greater. */
    public static LongRanges of(long first, long last) {
        return first > last ? NOTHING : new LongRanges(first, last);
    }

    /** The numbers that an operator of order finds, compared with all of a stretch. */
    static LongRanges of(Operator operator, LongRanges value) {
        if (value.isEmpty()) {
            return NOTHING;
        }
        long first = value.first();
        long last = value.last();
        return switch (operator) {
            case LESS -> first == Long.MIN_VALUE ? NOTHING : of(Long.MIN_VALUE, first - 1);
            case AT_MOST -> of(Long.MIN_VALUE, last);
            case GREATER -> last == Long.MAX_VALUE ? NOTHING : of(last + 1, Long.MAX_VALUE);
            case AT_LEAST -> of(first, Long.MAX_VALUE);
            case NOT_EQUAL -> value.others();
            default -> value;
        };
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return ends.length == 0;
    }

    /** The least; of none there is no such. */
    public long first() {
        return ends[0];
    }

    /** The greatest; of none there is no such. */
    public long last() {
        return ends[ends.length - 1];
    }

    /** Whether a number is among these. */
    public boolean contains(long number) {
        if (ends.length == 2) {
            return number >= ends[0] && number <= ends[1];
        }
        int at = Arrays.binarySearch(ends, number);
        return at >= 0 || (-at - 1 & 1) != 0;
    }

    /** Whether one of these lies between two numbers, both included. */
    public boolean meets(long from, long to) {
        for (int i = 0; i < ends.length; i += 2) {
            if (ends[i] <= to && ends[i + 1] >= from) {
                return true;
            }
        }
        return false;
    }

    /** The numbers that are in either. */
    public LongRanges and(LongRanges other) {
        List<long[]> all = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            all.add(new long[] {ends[i], ends[i + 1]});
        }
        for (int i = 0; i < other.ends.length; i += 2) {
            all.add(new long[] {other.ends[i], other.ends[i + 1]});
        }
        return joined(all);
    }

    /** The numbers that are in any. */
    static LongRanges any(List<LongRanges> sets) {
        List<long[]> all = new ArrayList<>();
        for (LongRanges set : sets) {
            for (int i = 0; i < set.ends.length; i += 2) {
                all.add(new long[] {set.ends[i], set.ends[i + 1]});
            }
        }
        return joined(all);
    }

    private static LongRanges joined(List<long[]> all) {
        all.sort((one, other) -> Long.compare(one[0], other[0]));
        long[] ends = new long[2 * all.size()];
        int count = 0;
        for (long[] range : all) {
            boolean touches = count > 0 && (ends[count - 1] == Long.MAX_VALUE || range[0] <= ends[count - 1] + 1);
            if (touches) {
                ends[count - 1] = Math.max(ends[count - 1], range[1]);
            } else {
                ends[count++] = range[0];
                ends[count++] = range[1];
            }
        }
        return new LongRanges(Arrays.copyOf(ends, count));
    }

    /** The numbers that are in both. */
    public LongRanges within(LongRanges other) {
        long[] both = new long[ends.length + other.ends.length];
        int count = 0;
        int mine = 0;
        int its = 0;
        while (mine < ends.length && its < other.ends.length) {
            long first = Math.max(ends[mine], other.ends[its]);
            long last = Math.min(ends[mine + 1], other.ends[its + 1]);
            if (first <= last) {
                both[count++] = first;
                both[count++] = last;
            }
            if (ends[mine + 1] < other.ends[its + 1]) {
                mine += 2;
            } else {
                its += 2;
            }
        }
        return new LongRanges(Arrays.copyOf(both, count));
    }

    /** All numbers but these. */
    LongRanges others() {
        long[] others = new long[ends.length + 2];
        int count = 0;
        long next = Long.MIN_VALUE;
        for (int i = 0; i < ends.length; i += 2) {
            if (next < ends[i]) {
                others[count++] = next;
                others[count++] = ends[i] - 1;
            }
            if (ends[i + 1] == Long.MAX_VALUE) {
                return new LongRanges(Arrays.copyOf(others, count));
            }
            next = ends[i + 1] + 1;
        }
        others[count++] = next;
        others[count++] = Long.MAX_VALUE;
        return new LongRanges(Arrays.copyOf(others, count));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LongRanges ranges && Arrays.equals(ends, ranges.ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ends);
    }

    @Override
    public String toString() {
        return Arrays.toString(ends);
    }
}
