package dev.tidemark.view.lives;

import java.util.Arrays;

/** A set of numbers of lives that grows, one bit each. Safe from any thread. */
final class LifeSet {

    /** So many words are counted together. */
    private static final int SHIFT = 6;

    private static final int BLOCK_BITS = SHIFT + 6;

    private long[] words = new long[1 << SHIFT];
    private int[] counts = new int[1];
    private int size;

    synchronized void add(int life) {
        int word = life >>> 6;
        if (word >= words.length) {
            int room = Math.max(word + 1, words.length + (words.length >> 1));
            int blocks = (room >>> SHIFT) + 1;
            words = Arrays.copyOf(words, blocks << SHIFT);
            counts = Arrays.copyOf(counts, blocks);
        }
        long bit = 1L << life;
        if ((words[word] & bit) == 0) {
            words[word] |= bit;
            counts[life >>> BLOCK_BITS]++;
            size++;
        }
    }

    synchronized boolean contains(int life) {
        int word = life >>> 6;
        return life >= 0 && word < words.length && (words[word] & 1L << life) != 0;
    }

    synchronized int size() {
        return size;
    }

    /** How many there are below a number. */
    synchronized int below(long life) {
        int block = (int) Math.min(Math.max(0, life) >>> BLOCK_BITS, counts.length);
        int below = 0;
        for (int i = 0; i < block; i++) {
            below += counts[i];
        }
        if (block == counts.length || life < 0) {
            return below;
        }
        int last = (int) (life >>> 6);
        for (int word = block << SHIFT; word < last; word++) {
            below += Long.bitCount(words[word]);
        }
        return below + Long.bitCount(words[last] & (1L << life) - 1);
    }

    /** The number with so many below it; -1 when there are not so many. */
    synchronized int at(long place) {
        if (place < 0 || place >= size) {
            return -1;
        }
        int left = (int) place;
        int block = 0;
        while (left >= counts[block]) {
            left -= counts[block++];
        }
        int word = block << SHIFT;
        while (left >= Long.bitCount(words[word])) {
            left -= Long.bitCount(words[word++]);
        }
        long bits = words[word];
        for (; left > 0; left--) {
            bits &= bits - 1;
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }
}
