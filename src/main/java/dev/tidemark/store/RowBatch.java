package dev.tidemark.store;

import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of one stretch of a file, put aside until all rows before them are in the store. Not thread-safe. Used again for the
 * next stretch.
 */
public final class RowBatch {

    private static final int INITIAL = 1 << 15;

    private long base;
    private int size;
    private int[] offsets = new int[INITIAL];
    private int[] reasons = new int[INITIAL];
    private byte[] kinds = new byte[INITIAL];
    private boolean later;
    private final UsnRuns runs = new UsnRuns();
    private final List<Integer> markerRows = new ArrayList<>();
    private final List<Marker> markers = new ArrayList<>();

    /**
     * Empties it.
     *
     * @param newBase no record of the stretch lies before this offset, nor 2 GiB or more behind it
     */
    public void clear(long newBase) {
        base = newBase;
        size = 0;
        later = false;
        runs.clear();
        markerRows.clear();
        markers.clear();
    }

    /** Adds a record of the mapped file. */
    public void add(long offset, ByteBuffer bytes, int at) {
        int row = size;
        if (row == offsets.length) {
            grow();
        }
        int version = RecordBytes.majorVersion(bytes, at);
        byte kind = Chunk.kindOf(version);
        kinds[row] = kind;
        if (kind == Chunk.LATER_VERSION) {
            later = true;
        } else {
            runs.follow(row, RecordBytes.usn(bytes, version, at));
        }
        reasons[row] = RecordBytes.reason(bytes, version, at);
        offsets[row] = (int) (offset - base);
        size = row + 1;
    }

    /** Adds a row that is not a record. */
    public void add(Marker marker) {
        markerRows.add(size);
        markers.add(marker);
    }

    private void grow() {
        offsets = Arrays.copyOf(offsets, 2 * size);
        reasons = Arrays.copyOf(reasons, 2 * size);
        kinds = Arrays.copyOf(kinds, 2 * size);
    }

    /** How many markers there are. */
    int markers() {
        return markers.size();
    }

    Marker marker(int index) {
        return markers.get(index);
    }

    /** How many records stand before a marker; all of them for the index behind the last. */
    int recordsBefore(int index) {
        return index == markers.size() ? size : markerRows.get(index);
    }

    /** Where USNs begin anew, by the record. */
    UsnRuns runs() {
        return runs;
    }

    /** The offset of a record in the file. */
    long offset(int record) {
        return base + offsets[record];
    }

    /** Puts records into a chunk that has room for them. */
    void copyTo(Chunk chunk, int row, int record, int count) {
        System.arraycopy(kinds, record, chunk.kinds, row, count);
        System.arraycopy(reasons, record, chunk.reasons, row, count);
        chunk.setOffsets(row, base, offsets, record, count);
        chunk.later |= later;
    }
}
