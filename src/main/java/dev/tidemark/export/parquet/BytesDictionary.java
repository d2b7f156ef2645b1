package dev.tidemark.export.parquet;

import dev.tidemark.path.IdHash;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers texts in the order in which they came first. Not thread-safe. */
final class BytesDictionary {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int MOST = 1 << 18;
    private static final int MOST_BYTES = 1 << 24;
    private static final int LEAST = 1 << 6;

    /** Each with its length before it, as the format has them. */
    private final GrowingBytes values = new GrowingBytes();

    private int[] starts = new int[LEAST];

    /** In each that is taken the hash, and above it the number of the text, from 1 on. */
    private long[] slots = new long[2 * LEAST];

    private int size;
    private int last = -1;

    int size() {
        return size;
    }

    long heldBytes() {
        return values.room() + (long) Integer.BYTES * starts.length + (long) Long.BYTES * slots.length;
    }

    /** The number of a text; -1 when it is new and there is no room. */
    int index(byte[] text, int from, int to) {
        if (last >= 0 && is(last, text, from, to)) {
            return last;
        }
        int hash = hash(text, from, to);
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (; slots[slot] != 0; slot = slot + 1 & mask) {
            int index = (int) (slots[slot] >>> Integer.SIZE) - 1;
            if ((int) slots[slot] == hash && is(index, text, from, to)) {
                last = index;
                return index;
            }
        }
        return size == MOST || values.size() + (to - from) > MOST_BYTES ? -1 : add(slot, hash, text, from, to);
    }

    private boolean is(int index, byte[] text, int from, int to) {
        int start = starts[index];
        int end = (index + 1 < size ? starts[index + 1] : values.size() + Integer.BYTES) - Integer.BYTES;
        return end - start == to - from && Arrays.equals(values.array(), start, end, text, from, to);
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = IdHash.of(hash, (long) LONGS.get(text, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << Byte.SIZE | text[at] & 0xFF;
        }
        return IdHash.of(hash, rest);
    }

    private int add(int slot, int hash, byte[] text, int from, int to) {
        int into = slot;
        if (size == starts.length) {
            grow();
            into = free(hash);
        }
        slots[into] = taken(size, hash);
        values.int32(to - from);
        starts[size] = values.size();
        values.put(text, from, to - from);
        last = size++;
        return last;
    }

    private void grow() {
        starts = Arrays.copyOf(starts, 2 * size);
        long[] before = slots;
        slots = new long[2 * starts.length];
        for (long slot : before) {
            if (slot != 0) {
                slots[free((int) slot)] = slot;
            }
        }
    }

    private static long taken(int index, int hash) {
        return index + 1L << Integer.SIZE | Integer.toUnsignedLong(hash);
    }

    private int free(int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    GrowingBytes plain() {
        return values;
    }

    /**
     * Forgets all values.
     *
     * @param keep whether the room that they took is kept for others
     */
    void clear(boolean keep) {
        values.clear(keep);
        if (keep) {
            Arrays.fill(slots, 0);
        } else {
            starts = new int[LEAST];
            slots = new long[2 * LEAST];
        }
        size = 0;
        last = -1;
    }
}
