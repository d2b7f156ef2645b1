package dev.tidemark.summary;

import java.util.Arrays;

/** Tallies by number, 32 bytes each. Not thread-safe. */
final class Tallies {

    private static final int WIDTH = 4;
    private static final int BYTES = 1;
    private static final int FIRST = 2;
    private static final int LAST = 3;

    private long[] values = new long[16 * WIDTH];
    private int size;

    int size() {
        return size;
    }

    /** Begins one more. */
    int more() {
        if ((size + 1) * WIDTH > values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        values[size * WIDTH + FIRST] = Tally.NO_TIME;
        values[size * WIDTH + LAST] = Tally.NO_TIME;
        return size++;
    }

    /**
     * Adds a record.
     *
     * @param time {@link Tally#NO_TIME} for none
     */
    void add(int number, int bytes, long time) {
        int at = number * WIDTH;
        values[at]++;
        values[at + BYTES] += bytes;
        if (time != Tally.NO_TIME) {
            boolean begins = values[at + FIRST] == Tally.NO_TIME;
            values[at + FIRST] = begins ? time : Math.min(values[at + FIRST], time);
            values[at + LAST] = Math.max(values[at + LAST], time);
        }
    }

    long count(int number) {
        return values[number * WIDTH];
    }

    Tally get(int number) {
        int at = number * WIDTH;
        return new Tally(values[at], values[at + BYTES], values[at + FIRST], values[at + LAST]);
    }
}
