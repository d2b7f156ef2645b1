package dev.tidemark.filter;

import java.util.Arrays;

/** Not thread-safe. A stack of stretches of rows that are equal so far, and the part of their field to look at next. */
final class RangeStack {

    private static final int INTS = 3;

    private int[] ints = new int[INTS * 64];
    private int end;

    void add(int from, int to, int part) {
        if (end == ints.length) {
            ints = Arrays.copyOf(ints, 2 * end);
        }
        ints[end] = from;
        ints[end + 1] = to;
        ints[end + 2] = part;
        end += INTS;
    }

    boolean isEmpty() {
        return end == 0;
    }

    int from() {
        return ints[end - INTS];
    }

    int to() {
        return ints[end - INTS + 1];
    }

    int part() {
        return ints[end - INTS + 2];
    }

    void removeLast() {
        end -= INTS;
    }
}
