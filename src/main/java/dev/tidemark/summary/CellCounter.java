package dev.tidemark.summary;

import java.util.Arrays;

/**
 * Counts the records of one piece of rows in buckets of time. Not thread-safe; used again for every piece. The next record mostly
 * lies in the bucket of the one before, which costs no more than a comparison.
 */
final class CellCounter {

    /** A piece has no more rows than a chunk of the store. */
    static final int MOST_ROWS = 1 << 14;

    private static final int SLOTS = 2 * MOST_ROWS;
    private static final long NOTHING = -1;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    private static final int SPREAD_BITS = 64 - Integer.numberOfTrailingZeros(SLOTS);

    private final long[] keys = new long[SLOTS];
    private final int[] counts = new int[SLOTS];
    private final int[] used = new int[MOST_ROWS];
    private int usedCount;

    private long step = TimeSteps.SHORTEST;
    private TimeRange within = TimeRange.PLAUSIBLE;
    private boolean countsUntimed = true;

    private final int[] run = new int[CellTable.KINDS];
    private long runBucket = NOTHING;
    private long runFrom;
    private long runTo;

    CellCounter() {
        Arrays.fill(keys, NOTHING);
    }

    /**
     * Begins a piece.
     *
     * @param newStep the length of a bucket
     * @param range of plausible times: others, and records without one, are counted as without only where it is all of them
     */
    void begin(long newStep, TimeRange range) {
        step = newStep;
        within = range;
        countsUntimed = range.equals(TimeRange.PLAUSIBLE);
    }

    /** Counts a record. */
    void add(long time, int reason) {
        if (time < runFrom || time >= runTo) {
            turn(time);
        }
        run[ChangeKind.ordinal(reason)]++;
    }

    /** Counts records that lie side by side. */
    void addAll(long[] times, int[] reasons, int from, int to) {
        for (int row = from; row < to; row++) {
            add(times[row], reasons[row]);
        }
    }

    /** Goes on in the bucket of a time; what has no plausible time is no bucket that a time could be in. */
    private void turn(long time) {
        flush();
        if (!within.holds(time)) {
            runBucket = countsUntimed ? CellTable.UNTIMED : NOTHING;
            runFrom = 0;
            runTo = 0;
        } else {
            runBucket = time / step;
            runFrom = Math.max(within.from(), runBucket * step);
            runTo = Math.min(within.to(), (runBucket + 1) * step);
        }
    }

    private void flush() {
        if (runBucket != NOTHING) {
            for (int kind = 0; kind < run.length; kind++) {
                if (run[kind] != 0) {
                    put(CellTable.key(runBucket, kind), run[kind]);
                }
            }
        }
        Arrays.fill(run, 0);
    }

    private void put(long key, int count) {
        int slot = slot(key);
        if (keys[slot] == NOTHING) {
            keys[slot] = key;
            used[usedCount++] = slot;
        }
        counts[slot] += count;
    }

    /** The slot of a key, or the empty one that it would take. */
    private int slot(long key) {
        int slot = (int) (key * SPREAD >>> SPREAD_BITS);
        while (keys[slot] != key && keys[slot] != NOTHING) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    /** What was counted since the last call. */
    CellTable take() {
        flush();
        runBucket = NOTHING;
        runFrom = 0;
        runTo = 0;
        long[] sorted = new long[usedCount];
        Arrays.setAll(sorted, i -> keys[used[i]]);
        Arrays.sort(sorted);
        int[] sums = new int[usedCount];
        Arrays.setAll(sums, i -> counts[slot(sorted[i])]);
        for (int i = 0; i < usedCount; i++) {
            keys[used[i]] = NOTHING;
            counts[used[i]] = 0;
        }
        usedCount = 0;
        return new CellTable(sorted, sums);
    }

    long bytes() {
        return (long) SLOTS * (Long.BYTES + Integer.BYTES) + (long) MOST_ROWS * Integer.BYTES;
    }
}
