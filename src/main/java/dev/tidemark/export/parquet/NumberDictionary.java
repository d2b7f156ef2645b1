package dev.tidemark.export.parquet;

import dev.tidemark.path.IdHash;
import java.util.Arrays;

/** Numbers values in the order in which they came first. Not thread-safe. */
final class NumberDictionary {

    /** With more of them, a number takes no less room than the value. */
    private static final int MOST = 1 << 18;

    private static final int LEAST = 1 << 8;

    private long[] values = new long[LEAST];
    private int[] slots = new int[2 * LEAST];
    private int size;
    private int last = -1;

    int size() {
        return size;
    }

    long heldBytes() {
        return (long) Long.BYTES * values.length + (long) Integer.BYTES * slots.length;
    }

    /** The number of a value; -1 when it is new and there is no room. */
    int index(long value) {
        if (last >= 0 && values[last] == value) {
            return last;
        }
        int mask = slots.length - 1;
        int slot = IdHash.of(0, value) & mask;
        for (; slots[slot] != 0; slot = slot + 1 & mask) {
            int index = slots[slot] - 1;
            if (values[index] == value) {
                last = index;
                return index;
            }
        }
        return size == MOST ? -1 : add(slot, value);
    }

    private int add(int slot, long value) {
        if (size == values.length) {
            grow();
            return index(value);
        }
        slots[slot] = size + 1;
        values[size] = value;
        last = size++;
        return last;
    }

    private void grow() {
        values = Arrays.copyOf(values, 2 * size);
        slots = new int[2 * values.length];
        int mask = slots.length - 1;
        for (int index = 0; index < size; index++) {
            int slot = IdHash.of(0, values[index]) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = index + 1;
        }
    }

    /** The values as the format has them, in their order. */
    GrowingBytes plain(ColumnType.Physical physical) {
        GrowingBytes bytes = new GrowingBytes();
        int each = physical == ColumnType.Physical.INT32 ? Integer.BYTES : Long.BYTES;
        bytes.lowest(values, size, each);
        return bytes;
    }

    /**
     * Forgets all values.
     *
     * @param keep whether the room that they took is kept for others
     */
    void clear(boolean keep) {
        if (keep) {
            Arrays.fill(slots, 0);
        } else {
            values = new long[LEAST];
            slots = new int[2 * LEAST];
        }
        size = 0;
        last = -1;
    }
}
