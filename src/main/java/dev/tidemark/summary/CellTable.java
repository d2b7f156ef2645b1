package dev.tidemark.summary;

import java.util.Arrays;

/**
 * How many records of each kind lie in each bucket, as sorted cells: 12 bytes each, none for what is empty, each of fewer than 2^31
 * records. Immutable.
 *
 * <p>A cell's key is the bucket's number and the ordinal of the {@link ChangeKind} in the lowest three bits. Buckets are numbered
 * from 1601 on; number 0 is that of records without a plausible time, and no plausible time has it.
 */
final class CellTable {

    static final int KIND_BITS = 3;
    static final int KINDS = 1 << KIND_BITS;
    static final long UNTIMED = 0;

    static final CellTable EMPTY = new CellTable(new long[0], new int[0]);

    private final long[] keys;
    private final int[] counts;

    /**
     * @param keys ascending; kept
     * @param counts kept
     */
    CellTable(long[] keys, int[] counts) {
        this.keys = keys;
        this.counts = counts;
    }

    static long key(long bucket, int kind) {
        return bucket << KIND_BITS | kind;
    }

    int size() {
        return keys.length;
    }

    long bucket(int cell) {
        return keys[cell] >> KIND_BITS;
    }

    int kind(int cell) {
        return (int) keys[cell] & KINDS - 1;
    }

    int count(int cell) {
        return counts[cell];
    }

    /** The first cell of a bucket or of a later one. */
    int from(long bucket) {
        int found = Arrays.binarySearch(keys, key(bucket, 0));
        return found >= 0 ? found : -found - 1;
    }

    /** The cells of both. */
    CellTable with(CellTable other) {
        if (size() == 0 || other.size() == 0) {
            return size() == 0 ? other : this;
        }
        long[] all = new long[size() + other.size()];
        int[] sums = new int[all.length];
        int mine = 0;
        int theirs = 0;
        int to = 0;
        while (mine < size() || theirs < other.size()) {
            long own = mine < size() ? keys[mine] : Long.MAX_VALUE;
            long their = theirs < other.size() ? other.keys[theirs] : Long.MAX_VALUE;
            all[to] = Math.min(own, their);
            sums[to++] = (own <= their ? counts[mine++] : 0) + (their <= own ? other.counts[theirs++] : 0);
        }
        return new CellTable(Arrays.copyOf(all, to), Arrays.copyOf(sums, to));
    }

    /** The same in buckets that are a number of times as long. */
    CellTable coarser(long factor) {
        long[] all = new long[size()];
        int[] sums = new int[size()];
        int[] ofKind = new int[KINDS];
        int to = 0;
        for (int cell = 0; cell < size(); ) {
            long bucket = bucket(cell) / factor;
            Arrays.fill(ofKind, 0);
            while (cell < size() && bucket(cell) / factor == bucket) {
                ofKind[kind(cell)] += count(cell++);
            }
            for (int kind = 0; kind < KINDS; kind++) {
                if (ofKind[kind] != 0) {
                    all[to] = key(bucket, kind);
                    sums[to++] = ofKind[kind];
                }
            }
        }
        return new CellTable(Arrays.copyOf(all, to), Arrays.copyOf(sums, to));
    }

    long bytes() {
        return (long) size() * (Long.BYTES + Integer.BYTES);
    }
}
