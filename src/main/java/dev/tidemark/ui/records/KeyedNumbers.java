package dev.tidemark.ui.records;

import java.util.Arrays;

/** Numbers by the keys of rows, without an object for each; forgets all of them when there are too many. Not thread-safe. */
final class KeyedNumbers {

    /** What is kept for no key. */
    static final long NOTHING = Long.MIN_VALUE;

    /** Many screenfuls; a power of two, and half of the room. */
    private static final int MOST = 1 << 12;

    private static final int MASK = 2 * MOST - 1;

    private final long[] keys = new long[2 * MOST];
    private final long[] numbers = new long[2 * MOST];
    private int count;

    KeyedNumbers() {
        clear();
    }

    void clear() {
        Arrays.fill(keys, NOTHING);
        count = 0;
    }

    void put(long key, long number) {
        if (count == MOST) {
            clear();
        }
        int place = place(key);
        count += keys[place] == NOTHING ? 1 : 0;
        keys[place] = key;
        numbers[place] = number;
    }

    /** The number kept for a key, {@link #NOTHING} when none is. */
    long get(long key) {
        int place = place(key);
        return keys[place] == key ? numbers[place] : NOTHING;
    }

    /** Where a key is, or would be. */
    private int place(long key) {
        int place = (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 40) & MASK;
        while (keys[place] != key && keys[place] != NOTHING) {
            place = place + 1 & MASK;
        }
        return place;
    }
}
