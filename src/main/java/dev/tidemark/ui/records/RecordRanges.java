package dev.tidemark.ui.records;

import java.util.Arrays;

/** A set of numbers, kept as sorted ranges that neither overlap nor touch. Not thread-safe. */
public final class RecordRanges {

    /** From, to, from, to …; each to is one more than the last number of its range. */
    private long[] bounds = new long[8];

    private int used;

    /** How many ranges there are. */
    public int count() {
        return used >> 1;
    }

    public boolean isEmpty() {
        return used == 0;
    }

    /** The first number of a range. */
    public long from(int range) {
        return bounds[2 * range];
    }

    /** One more than the last number of a range. */
    public long to(int range) {
        return bounds[2 * range + 1];
    }

    /** How many numbers there are. */
    public long total() {
        long sum = 0;
        for (int i = 0; i < count(); i++) {
            sum += to(i) - from(i);
        }
        return sum;
    }

    public boolean contains(long number) {
        int range = firstEndingAfter(number);
        return range < count() && from(range) <= number;
    }

    /** Whether any number from {@code from} to {@code to - 1} is in it. */
    public boolean intersects(long from, long to) {
        int range = firstEndingAfter(from);
        return range < count() && from(range) < to;
    }

    /** The first range with a number above {@code number - 1}. */
    private int firstEndingAfter(long number) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (to(middle) > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Adds the numbers from {@code from} to {@code to - 1}. */
    public void add(long from, long to) {
        if (from >= to) {
            return;
        }
        int first = from == Long.MIN_VALUE ? 0 : firstEndingAfter(from - 1);
        int end = first;
        long low = from;
        long high = to;
        while (end < count() && from(end) <= to) {
            low = Math.min(low, from(end));
            high = Math.max(high, to(end));
            end++;
        }
        replace(first, end, low, high);
    }

    /** Removes the numbers from {@code from} to {@code to - 1}. */
    public void remove(long from, long to) {
        if (from >= to) {
            return;
        }
        int first = firstEndingAfter(from);
        int end = first;
        while (end < count() && from(end) < to) {
            end++;
        }
        if (first == end) {
            return;
        }
        long low = from(first);
        long high = to(end - 1);
        replace(first, end);
        add(low, from);
        add(to, high);
    }

    private void replace(int first, int end, long... with) {
        int tail = used - 2 * end;
        int size = 2 * first + with.length + tail;
        if (size > bounds.length) {
            bounds = Arrays.copyOf(bounds, Math.max(size, 2 * bounds.length));
        }
        System.arraycopy(bounds, 2 * end, bounds, 2 * first + with.length, tail);
        System.arraycopy(with, 0, bounds, 2 * first, with.length);
        used = size;
    }

    public void clear() {
        used = 0;
    }

    /** Makes this the same set as another. */
    public void set(RecordRanges other) {
        bounds = other.bounds.clone();
        used = other.used;
    }

    public RecordRanges copy() {
        RecordRanges copy = new RecordRanges();
        copy.set(this);
        return copy;
    }
}
