package dev.tidemark.store;

import java.util.ArrayDeque;
import java.util.Deque;

/** Remembers when the rows of a list came, as far as needed to tell which have been there for a while. Belongs to one thread. */
final class Arrivals {

    /** How many times are remembered of a while. */
    private static final int PARTS = 40;

    private final long nanos;
    private final Deque<long[]> noted = new ArrayDeque<>();
    private long settled = RecordKey.NONE;
    private long last = RecordKey.NONE;

    /**
     * @param nanos how long a while is
     */
    Arrivals(long nanos) {
        this.nanos = nanos;
    }

    /**
     * Notes what is there.
     *
     * @param newest the key of the newest row, {@link RecordKey#NONE} when there is none
     * @param now the time of {@link System#nanoTime}
     */
    void note(long newest, long now) {
        long[] latest = noted.peekLast();
        if (newest > last && (latest == null || now - latest[1] >= nanos / PARTS)) {
            last = newest;
            noted.add(new long[] {newest, now});
        }
        for (long[] first = noted.peek(); first != null && now - first[1] >= nanos; first = noted.peek()) {
            settled = first[0];
            noted.remove();
        }
    }

    /** Whether a row was there for a while, at the last time that was noted. */
    boolean isSettled(long key) {
        return key <= settled;
    }
}
