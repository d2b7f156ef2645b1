package dev.tidemark.export.lake;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.RecordBytes;
import java.util.Arrays;

/** The extents of some records of version 4, column by column. Not thread-safe. */
final class RangeRows {

    private static final int LEAST = 64;
    private static final int MOST = 1 << 16;

    long[] rows = new long[LEAST];
    long[] numbers = new long[LEAST];
    long[] offsets = new long[LEAST];
    long[] lengths = new long[LEAST];
    private int count;
    private int taken;

    int count() {
        return taken;
    }

    boolean isFull() {
        return taken >= MOST;
    }

    void clear() {
        count = 0;
        taken = 0;
    }

    /** Begins a row: what was added since the last one was taken is forgotten. */
    void begin() {
        count = taken;
    }

    void take() {
        taken = count;
    }

    /** Adds the extents of a record of version 4. */
    void add(RecordCursor row, int at) {
        int more = RecordBytes.extentCount(row.bytes(), row.position());
        if (count + more > rows.length) {
            int room = Math.max(count + more, 2 * rows.length);
            rows = Arrays.copyOf(rows, room);
            numbers = Arrays.copyOf(numbers, room);
            offsets = Arrays.copyOf(offsets, room);
            lengths = Arrays.copyOf(lengths, room);
        }
        for (int i = 0; i < more; i++, count++) {
            rows[count] = at;
            numbers[count] = i;
            offsets[count] = RecordBytes.extentOffset(row.bytes(), row.position(), i);
            lengths[count] = RecordBytes.extentLength(row.bytes(), row.position(), i);
        }
    }
}
