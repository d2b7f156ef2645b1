package dev.tidemark.filter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One thread appends, any thread reads what was published. Rising record numbers, four bytes each: blocks of 16,384 keep
 * the distance to their first.
 */
final class RecordNumbers {

    private static final int SHIFT = 14;
    private static final int BLOCK = 1 << SHIFT;

    private record Block(long base, int[] distances) {}

    private volatile @Nullable Block[] blocks = new Block[8];
    private volatile long size;
    private long appended;

    /** Appends a number, larger than the last and less than 4 billion above the first of its block. */
    void add(long number) {
        int index = (int) (appended >>> SHIFT);
        Block block = blockFor(index, number);
        block.distances()[(int) (appended & BLOCK - 1)] = (int) (number - block.base());
        appended++;
    }

    private Block blockFor(int index, long number) {
        @Nullable Block[] all = blocks;
        if (index < all.length && all[index] instanceof Block block) {
            return block;
        }
        @Nullable Block[] next = index < all.length ? all : Arrays.copyOf(all, index + 1 + (index >> 1));
        Block block = new Block(number, new int[BLOCK]);
        next[index] = block;
        blocks = next;
        return block;
    }

    void publish() {
        size = appended;
    }

    long size() {
        return size;
    }

    long get(long index) {
        Block block = blocks[(int) (index >>> SHIFT)];
        if (block == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return block.base() + Integer.toUnsignedLong(block.distances()[(int) (index & BLOCK - 1)]);
    }

    /** The index of the first number that is not below this one, {@link #size} when all are. */
    long firstNotBelow(long number) {
        long low = 0;
        long high = size;
        while (low < high) {
            long middle = low + high >>> 1;
            if (get(middle) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
