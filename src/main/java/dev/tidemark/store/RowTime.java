package dev.tidemark.store;

import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;

/**
 * Finds the time of a record: its own, or where it is of version 4, which has none, that of the close record of the same file behind
 * it. Not thread-safe; used again for every record.
 */
public final class RowTime {

    private final RecordCursor other = new RecordCursor();
    private boolean known;
    private boolean open;
    private long time;

    /**
     * Finds the time of a row that is being looked at, in a {@link RowVisitor}.
     *
     * @return whether it has one; never for a row that is no record
     */
    public boolean find(RecordCursor row) {
        begin(row.bytes(), row.position(), row.version());
        if (!known && row.version() == Chunk.WITHOUT_TIME) {
            findClose(row.inSource());
        }
        return known;
    }

    /**
     * Finds the time of a record in an answer of a volume.
     *
     * @return whether it has one
     */
    public boolean find(ByteBuffer bytes, int at) {
        int version = RecordBytes.majorVersion(bytes, at);
        begin(bytes, at, version);
        if (!known && version == Chunk.WITHOUT_TIME) {
            findClose(bytes, at);
        }
        return known;
    }

    /**
     * Finds the time of a record that stands alone: no other one is looked at.
     *
     * @return whether it has one of its own
     */
    public boolean findOwn(ByteBuffer bytes, int at) {
        begin(bytes, at, RecordBytes.majorVersion(bytes, at));
        return known;
    }

    /** As FILETIME; where it was found. */
    public long time() {
        return time;
    }

    /** Whether none was found for the one reason that the rows ended too soon: with more rows there may be one. */
    public boolean isOpen() {
        return open;
    }

    private void begin(ByteBuffer bytes, int at, int version) {
        open = false;
        known = RecordBytes.hasTimeAndName(version);
        time = known ? RecordBytes.time(bytes, at) : 0;
    }

    private void findClose(RecordCursor row) {
        long last = row.record() + TimeBounds.ROWS_TO_CLOSE;
        for (long number = row.record() + 1; number <= last; number++) {
            open = !row.other(number, other);
            if (open || other.isMarker() || take(row.bytes(), row.position(), other.bytes(), other.position())) {
                return;
            }
        }
    }

    /** In the same answer of a volume. */
    private void findClose(ByteBuffer bytes, int from) {
        int at = from;
        for (int i = 0; i < TimeBounds.ROWS_TO_CLOSE; i++) {
            int step = PackedRecords.step(bytes, at, bytes.limit());
            at += step;
            if (step == 0 || PackedRecords.step(bytes, at, bytes.limit()) == 0 || take(bytes, from, bytes, at)) {
                return;
            }
        }
    }

    /** Whether a record is the next of the same file; takes its time when it is its close record. */
    private boolean take(ByteBuffer own, int from, ByteBuffer bytes, int at) {
        boolean same = RecordBytes.hasTimeAndName(RecordBytes.majorVersion(bytes, at))
                && RecordBytes.fileIdLow(bytes, at) == RecordBytes.fileIdLow(own, from)
                && RecordBytes.fileIdHigh(bytes, at) == RecordBytes.fileIdHigh(own, from);
        if (same && Reason.CLOSE.in(RecordBytes.reason(bytes, at))) {
            known = true;
            time = RecordBytes.time(bytes, at);
        }
        return same;
    }
}
