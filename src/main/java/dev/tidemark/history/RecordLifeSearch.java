package dev.tidemark.history;

import dev.tidemark.history.RecordLife.After;
import dev.tidemark.history.RecordLife.OtherHalf;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.StoreReader;
import dev.tidemark.usn.Reason;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks around one record for what its life adds to it. Used by one thread, once. Walks at most {@link #FARTHEST} rows each way, which
 * may take some ten milliseconds: not for the FX thread.
 */
public final class RecordLifeSearch {

    /** In rows; a file is seldom open for longer. */
    static final long FARTHEST = 1 << 18;

    private static final long ASK_EVERY = 1 << 12;

    private final StoreReader reader;
    private final BooleanSupplier cancelled;
    private long high;
    private long low;
    private int reasons;
    private boolean extents;
    private boolean isKnown;
    private @Nullable OtherHalf other;
    private long before = RecordLife.UNKNOWN;
    private @Nullable After after;
    private long closeUsn = -1;
    private boolean closing;
    private boolean stopped;

    private RecordLifeSearch(StoreReader reader, BooleanSupplier cancelled) {
        this.reader = reader;
        this.cancelled = cancelled;
    }

    /**
     * Looks around a record.
     *
     * @param record its number in the store
     * @param cancelled asked every few thousand rows
     * @return {@link RecordLife#UNSEEN} for a row that is no record of a version that is known, or is not held
     */
    public static RecordLife find(RecordStore store, long record, BooleanSupplier cancelled) {
        try (StoreReader reader = store.reader()) {
            return new RecordLifeSearch(reader, cancelled).around(record);
        }
    }

    private RecordLife around(long record) {
        reader.readRecord(record, this::begin);
        if (!isKnown) {
            return RecordLife.UNSEEN;
        }
        lookBefore(record);
        if (after == null) {
            lookBehind(record);
        }
        return new RecordLife(before, after == null ? After.FAR : after, closeUsn, other);
    }

    private void begin(RecordCursor row) {
        isKnown = row.isRecord() && row.isKnown();
        if (!isKnown) {
            return;
        }
        high = row.fileIdHigh();
        low = row.fileIdLow();
        reasons = row.reason();
        extents = !row.hasTimeAndName();
        closing = extents && Reason.CLOSE.in(reasons);
        after = !extents && Reason.CLOSE.in(reasons) ? After.ENDS : null;
        RecordCursor half = new RecordCursor();
        OptionalLong found = RenameHalves.other(row, half);
        if (found.isPresent()) {
            boolean moved = half.parentIdLow() != row.parentIdLow() || half.parentIdHigh() != row.parentIdHigh();
            other = new OtherHalf(half.name(), moved);
        }
    }

    private boolean isOfFile(RecordCursor row) {
        return row.isRecord() && row.isKnown() && row.fileIdLow() == low && row.fileIdHigh() == high;
    }

    private void lookBefore(long record) {
        RowLosses losses = new RowLosses();
        for (long at = record - 1; !stopped && record - at <= FARTHEST; at--) {
            Outcome outcome = reader.readRecord(at, row -> before(row, losses));
            stopped |= outcome != Outcome.READ || isCancelled(record - at);
        }
        if (before == RecordLife.UNKNOWN && FirstRecord.canBegin(reasons, extents)) {
            before = 0;
        }
    }

    private void before(RecordCursor row, RowLosses losses) {
        Marker marker = row.marker();
        if (marker != null) {
            stopped = losses.backwards(marker);
        } else if (isOfFile(row)) {
            before = Reason.left(row.reason(), row.hasTimeAndName());
            stopped = true;
        }
    }

    private void lookBehind(long record) {
        RowLosses losses = new RowLosses();
        for (long at = record + 1; after == null && at - record <= FARTHEST; at++) {
            Outcome outcome = reader.readRecord(at, row -> behind(row, losses));
            if (outcome != Outcome.READ && after == null) {
                after = outcome == Outcome.GONE ? After.OPEN : After.LOST;
            }
            if (isCancelled(at - record)) {
                return;
            }
        }
    }

    private void behind(RecordCursor row, RowLosses losses) {
        Marker marker = row.marker();
        if (marker != null) {
            after = losses.before(marker) ? After.LOST : null;
        } else if (isOfFile(row)) {
            boolean closed = Reason.CLOSE.in(row.reason());
            if (!row.hasTimeAndName()) {
                closing |= closed;
            } else if (closed) {
                after = After.CLOSED;
                closeUsn = row.usn();
            } else if (closing) {
                after = After.LOST;
            }
        }
    }

    private boolean isCancelled(long walked) {
        return walked % ASK_EVERY == 0 && cancelled.getAsBoolean();
    }
}
