package dev.tidemark.history;

import dev.tidemark.path.IdHash;

/**
 * The lives that are open, by the id of their file: an open hash of at most {@link #MOST} ids, 36 bytes each. Not thread-safe.
 * A slot holds until the next {@link #add}, {@link #remove} or {@link #clear}.
 */
final class OpenFiles {

    /** A real journal has some hundred files open at once; one with more than this was made by somebody. */
    static final int MOST = 1 << 20;

    private static final int LEAST_ROOM = 1 << 8;
    private static final int FREE = 0;

    private long[] high = new long[LEAST_ROOM];
    private long[] low = new long[LEAST_ROOM];
    private int[] lives = new int[LEAST_ROOM];

    /** The row of a rename's old half whose new half has not come, -1 for none. */
    private long[] halves = new long[LEAST_ROOM];

    private boolean[] closing = new boolean[LEAST_ROOM];
    private int count;

    int size() {
        return count;
    }

    /** The slot of a file, -1 when it is not open. */
    int find(long idHigh, long idLow) {
        int mask = lives.length - 1;
        for (int slot = IdHash.of(idHigh, idLow) & mask; lives[slot] != FREE; slot = slot + 1 & mask) {
            if (low[slot] == idLow && high[slot] == idHigh) {
                return slot;
            }
        }
        return -1;
    }

    /** Adds a file that is not there; gives its slot. */
    int add(long idHigh, long idLow, int life) {
        if (2 * (count + 1) > lives.length) {
            grow();
        }
        count++;
        return put(idHigh, idLow, life, -1, false);
    }

    private int put(long idHigh, long idLow, int life, long half, boolean isClosing) {
        int mask = lives.length - 1;
        int slot = IdHash.of(idHigh, idLow) & mask;
        while (lives[slot] != FREE) {
            slot = slot + 1 & mask;
        }
        high[slot] = idHigh;
        low[slot] = idLow;
        lives[slot] = life + 1;
        halves[slot] = half;
        closing[slot] = isClosing;
        return slot;
    }

    private void grow() {
        long[] highBefore = high;
        long[] lowBefore = low;
        int[] livesBefore = lives;
        long[] halvesBefore = halves;
        boolean[] closingBefore = closing;
        make(2 * lives.length);
        for (int i = 0; i < livesBefore.length; i++) {
            if (livesBefore[i] != FREE) {
                put(highBefore[i], lowBefore[i], livesBefore[i] - 1, halvesBefore[i], closingBefore[i]);
            }
        }
    }

    private void make(int room) {
        high = new long[room];
        low = new long[room];
        lives = new int[room];
        halves = new long[room];
        closing = new boolean[room];
    }

    /** Takes a file out; those behind it move to where they are found. */
    void remove(int slot) {
        int mask = lives.length - 1;
        int hole = slot;
        for (int at = slot + 1 & mask; lives[at] != FREE; at = at + 1 & mask) {
            int home = IdHash.of(high[at], low[at]) & mask;
            if ((at - home & mask) >= (at - hole & mask)) {
                move(at, hole);
                hole = at;
            }
        }
        lives[hole] = FREE;
        count--;
    }

    private void move(int from, int to) {
        high[to] = high[from];
        low[to] = low[from];
        lives[to] = lives[from];
        halves[to] = halves[from];
        closing[to] = closing[from];
    }

    /** Takes all files out. */
    void clear() {
        make(LEAST_ROOM);
        count = 0;
    }

    /** How many slots there are, free ones too. */
    int slots() {
        return lives.length;
    }

    boolean isFree(int slot) {
        return lives[slot] == FREE;
    }

    /** The index of the life that is open. */
    int life(int slot) {
        return lives[slot] - 1;
    }

    void setLife(int slot, int life) {
        lives[slot] = life + 1;
    }

    /** The row of the old half that waits for its new one, -1 for none. */
    long half(int slot) {
        return halves[slot];
    }

    void setHalf(int slot, long row) {
        halves[slot] = row;
    }

    /** Whether a record of version 4 has said that the file was closed, and the close record has not come. */
    boolean isClosing(int slot) {
        return closing[slot];
    }

    void setClosing(int slot) {
        closing[slot] = true;
    }
}
