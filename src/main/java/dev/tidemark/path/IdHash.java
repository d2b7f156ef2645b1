package dev.tidemark.path;

import java.security.SecureRandom;

/**
 * Spreads file ids over the places of a table by a key that is drawn anew at each start: who makes a file cannot choose ids
 * that all fall on one place. Pure functions of that key.
 */
public final class IdHash {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long ADDED = RANDOM.nextLong();
    private static final long FACTOR = RANDOM.nextLong() | 1;
    private static final long ADDED_BETWEEN = RANDOM.nextLong();
    private static final long LAST_FACTOR = RANDOM.nextLong() | 1;

    private IdHash() {}

    /** 32 bits, of which any may be taken. */
    public static int of(long high, long low) {
        long mixed = (low ^ ADDED) * FACTOR;
        mixed = (mixed ^ mixed >>> 32 ^ high ^ ADDED_BETWEEN) * LAST_FACTOR;
        return (int) (mixed >>> 32 ^ mixed >>> 44);
    }
}
