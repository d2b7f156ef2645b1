package dev.tidemark.history;

import dev.tidemark.field.LifeFacts.RangeFacts;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.RecordBytes;

/** Joins the extents of a life's version 4 records. Not thread-safe; used once. */
final class RangeSum {

    private static final int WITH_EXTENTS = 4;

    /** More are counted and not named. */
    private static final int MOST_NAMED = 1 << 12;

    private final StringBuilder text = new StringBuilder();
    private int count;
    private long bytes;

    void add(RecordCursor row) {
        if (row.version() != WITH_EXTENTS) {
            return;
        }
        int extents = RecordBytes.extentCount(row.bytes(), row.position());
        for (int i = 0; i < extents; i++) {
            add(
                    RecordBytes.extentOffset(row.bytes(), row.position(), i),
                    RecordBytes.extentLength(row.bytes(), row.position(), i));
        }
    }

    private void add(long offset, long length) {
        if (count < MOST_NAMED) {
            text.append(count == 0 ? "" : " ").append(Long.toHexString(offset));
            text.append(':').append(Long.toHexString(length));
        } else if (count == MOST_NAMED) {
            text.append(" …");
        }
        count++;
        bytes += length;
    }

    RangeFacts facts() {
        return new RangeFacts(count, bytes, text.toString());
    }
}
