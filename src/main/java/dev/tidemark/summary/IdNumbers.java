package dev.tidemark.summary;

import java.util.Arrays;

/** Numbers 128-bit values from 0 on, in the order in which they came: 24 to 32 bytes each, and no object. Not thread-safe. */
final class IdNumbers {

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private long[] halves = new long[32];
    private int[] slots = new int[64];
    private int size;

    int size() {
        return size;
    }

    long high(int number) {
        return halves[2 * number];
    }

    long low(int number) {
        return halves[2 * number + 1];
    }

    /** The number of a value, -1 when it has none. */
    int find(long high, long low) {
        return slots[slot(high, low)] - 1;
    }

    /** Numbers a value that has no number. */
    void add(long high, long low) {
        if (2 * (size + 1) > halves.length) {
            halves = Arrays.copyOf(halves, 2 * halves.length);
        }
        halves[2 * size] = high;
        halves[2 * size + 1] = low;
        size++;
        if (2 * size > slots.length) {
            slots = new int[2 * slots.length];
            for (int number = 0; number < size; number++) {
                slots[slot(high(number), low(number))] = number + 1;
            }
        } else {
            slots[slot(high, low)] = size;
        }
    }

    /** The slot of a value, or the empty one that it would take. */
    private int slot(long high, long low) {
        long mixed = (high * SPREAD ^ low) * SPREAD;
        int slot = (int) (mixed >>> 33) & slots.length - 1;
        while (slots[slot] != 0 && !(low(slots[slot] - 1) == low && high(slots[slot] - 1) == high)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
