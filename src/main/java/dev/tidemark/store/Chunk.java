package dev.tidemark.store;

import dev.tidemark.usn.RecordBytes;
import org.jspecify.annotations.Nullable;

/**
 * The columns of 16,384 rows. Written by the store's one writer, read by anyone up to the published size. An offset is
 * kept as 32 unsigned bits above the chunk's base; only a chunk that spans more than 4 GiB keeps 64.
 */
final class Chunk {

    static final int SHIFT = 14;
    static final int ROWS = 1 << SHIFT;

    /** Kind of a row that is a {@link Marker}; every other kind is a record's major version, 1 for one not known. */
    static final byte MARKER = 0;

    static final byte LATER_VERSION = 1;

    /** Records of this version have no time of their own. */
    static final byte WITHOUT_TIME = 4;

    final long base;
    final int[] offsets = new int[ROWS];
    final int[] reasons = new int[ROWS];
    final byte[] kinds = new byte[ROWS];
    private volatile long @Nullable [] offsets64;

    /** Whether any row is a marker. */
    boolean marked;

    /** Whether any row may be a record of a version not known. */
    boolean later;

    /** Between which times its records lie, once somebody asked. */
    volatile @Nullable TimeBounds times;

    /** The kind of a record of that major version. */
    static byte kindOf(int version) {
        return RecordBytes.isKnown(version) ? (byte) version : LATER_VERSION;
    }

    Chunk(long base) {
        this.base = base;
    }

    void setOffset(int row, long offset) {
        long delta = offset - base;
        long[] all = offsets64;
        if (all == null && (delta < 0 || delta > 0xFFFF_FFFFL)) {
            all = asOffsets64(row);
        }
        if (all != null) {
            all[row] = offset;
        } else {
            offsets[row] = (int) delta;
        }
    }

    /**
     * Sets the offsets of consecutive rows.
     *
     * @param above what the deltas are counted from
     * @param deltas ascending from {@code from} on
     */
    void setOffsets(int row, long above, int[] deltas, int from, int count) {
        long shift = above - base;
        if (offsets64 != null || shift + deltas[from] < 0 || shift + deltas[from + count - 1] > 0xFFFF_FFFFL) {
            for (int i = 0; i < count; i++) {
                setOffset(row + i, above + deltas[from + i]);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            offsets[row + i] = deltas[from + i] + (int) shift;
        }
    }

    private long[] asOffsets64(int rows) {
        long[] all = new long[ROWS];
        for (int i = 0; i < rows; i++) {
            all[i] = base + Integer.toUnsignedLong(offsets[i]);
        }
        offsets64 = all;
        return all;
    }

    /** The record's offset in the raw bytes. */
    long offset(int row) {
        long[] all = offsets64;
        return all != null ? all[row] : base + Integer.toUnsignedLong(offsets[row]);
    }
}
