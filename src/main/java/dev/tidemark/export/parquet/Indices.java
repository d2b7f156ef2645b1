package dev.tidemark.export.parquet;

import java.util.Arrays;

/** The values of a page by their numbers in a dictionary. Not thread-safe. */
final class Indices {

    private static final int LEAST = 1 << 8;

    private int[] indices = new int[LEAST];

    /** Puts the number of a value at a place of the page; the places before it are taken. */
    void put(int at, int index) {
        if (at == indices.length) {
            indices = Arrays.copyOf(indices, 2 * at);
        }
        indices[at] = index;
    }

    /**
     * Writes the first ones; gives the encoding.
     *
     * @param size how many values the dictionary has
     */
    int write(GrowingBytes to, int count, int size) {
        int bits = Packing.bits(Math.max(0, size - 1));
        to.put(bits);
        Packing.hybrid(to, indices, count, bits);
        return Chunk.DICTIONARY;
    }

    long heldBytes() {
        return (long) Integer.BYTES * indices.length;
    }

    /** Lets go of the room that they took. */
    void clear() {
        indices = new int[LEAST];
    }
}
