package dev.tidemark.export.parquet;

import java.util.Arrays;

/** The values of a page by their numbers in a dictionary. Not thread-safe. */
final class Indices {

    private static final int LEAST = 1 << 8;

    private int[] indices = new int[LEAST];

    /**
     * Makes room for the numbers of values, and gives the array to put them into.
     *
     * @param size the places of the page that are taken, and those that will be
     */
    int[] room(int size) {
        if (size > indices.length) {
            indices = Arrays.copyOf(indices, Math.max(size, 2 * indices.length));
        }
        return indices;
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
    void release() {
        indices = new int[LEAST];
    }
}
