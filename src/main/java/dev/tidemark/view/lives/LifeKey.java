package dev.tidemark.view.lives;

/**
 * Names a row of a list of lives in one {@code long}: a life, or one of its records. Pure functions. Keys ascend with the lives, and
 * within one with its records.
 */
final class LifeKey {

    private static final int BITS = 27;
    private static final int PLACE = (1 << BITS) - 1;

    private LifeKey() {}

    /**
     * A row's key.
     *
     * @param life the life's number
     * @param place 0 for the life itself, else which of its records, from 1
     */
    static long of(int life, int place) {
        return (long) life << BITS | place;
    }

    /** The number of a key's life; one that no life has where the key is none. */
    static int life(long key) {
        return key < 0 || key >>> BITS > Integer.MAX_VALUE ? -1 : (int) (key >>> BITS);
    }

    /** 0 for a life itself, else which of its records. */
    static int place(long key) {
        return (int) key & PLACE;
    }
}
