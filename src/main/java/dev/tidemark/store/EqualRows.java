package dev.tidemark.store;

import java.util.HashMap;
import java.util.Map;

/**
 * Knows a record that stands in several of the sources that are merged, so that it is taken once: of the first that has it. They
 * stand at the same time, so only those of one time are kept. But where a clock was set back between the beginnings of two
 * captures, each has its own time for what was logged until the clock was there again, and that is taken of both. Belongs to one
 * thread.
 */
public final class EqualRows {

    /** What has no identity: it equals no other. */
    public static final long NONE = 0;

    /** No clock gives so many records one time; of more, the others are not compared. */
    private static final int MOST = 1 << 16;

    private final Sharing sharing;

    /** All of one time, if they are more than one. */
    private Map<Long, Integer> taken = new HashMap<>();

    private long time = MergeTime.FIRST;

    /** The first of that time: nearly always it is the only one. */
    private long first = NONE;

    private int firstList;
    private long count;

    /** Tells which sources can have records in common. */
    @FunctionalInterface
    public interface Sharing {

        /** Whether two sources can: not when it is known that they are of two volumes. */
        boolean test(int one, int other);
    }

    public EqualRows(Sharing sharing) {
        this.sharing = sharing;
    }

    /**
     * Takes a row.
     *
     * @param at the time by which it stands; not before the last one, but for what came late
     * @param identity tells it from every other record; {@link #NONE} for what has none
     * @param list the number of its source
     * @return whether another source had it already
     */
    public boolean isDouble(long at, long identity, int list) {
        if (at != time) {
            begin(at);
        }
        if (identity == NONE || taken.size() == MOST) {
            return false;
        }
        if (first == NONE) {
            first = identity;
            firstList = list;
            return false;
        }
        if (taken.isEmpty()) {
            taken.put(first, firstList);
        }
        Integer other = taken.putIfAbsent(identity, list);
        boolean equal = other != null && other != list && sharing.test(other, list);
        count += equal ? 1 : 0;
        return equal;
    }

    private void begin(long at) {
        time = at;
        first = NONE;
        if (!taken.isEmpty()) {
            // One that was large is slow to clear ever after.
            taken = new HashMap<>();
        }
    }

    /** How many were there already. */
    public long count() {
        return count;
    }
}
