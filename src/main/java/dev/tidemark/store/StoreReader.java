package dev.tidemark.store;

import dev.tidemark.store.RecordStore.Slice;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a store, and its columns. Belongs to one thread. Stands in the store's gate from its first read on, and
 * steps out for a moment every {@link #ROWS_AT_ONCE} rows.
 */
public final class StoreReader implements RowReader {

    /** After so many rows the store gets a chance to free what it dropped, or to close. */
    static final int ROWS_AT_ONCE = 1 << 12;

    /** In the place of a time: the row has none of its own, or cannot be read. No clock shows it. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final long OUTSIDE = 0;

    private final RecordStore store;
    private final RecordCursor cursor;
    private long stamp = OUTSIDE;
    private int left;

    StoreReader(RecordStore store) {
        this.store = store;
        this.cursor = new RecordCursor(store.source(), store::read);
    }

    /** Stands inside, or tells that the store was closed. */
    private boolean inside() {
        if (--left > 0) {
            return true;
        }
        close();
        stamp = store.enter();
        left = stamp == OUTSIDE ? 0 : ROWS_AT_ONCE;
        return stamp != OUTSIDE;
    }

    /** Whether the store can be read: it was not closed. */
    public boolean isOpen() {
        return stamp != OUTSIDE || inside();
    }

    @Override
    public <X extends Exception> Outcome read(long row, RowVisitor<X> visitor) throws X {
        return readRecord(store.firstRecord() + row, visitor);
    }

    @Override
    public <X extends Exception> Outcome readKey(long key, RowVisitor<X> visitor) throws X {
        return RecordKey.source(key) == store.source() ? readRecord(RecordKey.record(key), visitor) : Outcome.GONE;
    }

    @Override
    public boolean isAtHand(long key) {
        return RecordKey.source(key) != store.source() || !inside() || store.isAtHand(RecordKey.record(key));
    }

    /** Shows the row with a number in the store. */
    public <X extends Exception> Outcome readRecord(long record, RowVisitor<X> visitor) throws X {
        if (!inside()) {
            return Outcome.GONE;
        }
        try {
            if (!store.read(record, cursor)) {
                return Outcome.GONE;
            }
            visitor.visit(cursor);
            return Outcome.READ;
        } catch (InternalError | IndexOutOfBoundsException | UnreadableBytesException e) {
            return Outcome.UNREADABLE;
        }
    }

    /**
     * The columns of the rows from a number on, up to the end of their chunk; valid until the next call of this reader.
     *
     * @return {@code null} when the row is no longer held or not there yet, or the store was closed
     */
    public @Nullable Slice slice(long record) {
        left = 0;
        return inside() ? store.slice(record) : null;
    }

    /**
     * Between which times the records of the chunk lie that a slice is of. Right behind {@link #slice}, whose chunk is held meanwhile.
     *
     * @return {@code null} when that cannot be said: it has markers, or goes on, or cannot be read
     */
    public @Nullable TimeBounds timeBounds(Slice slice) {
        try {
            return store.timeBounds(slice);
        } catch (InternalError | IndexOutOfBoundsException | UnreadableBytesException e) {
            return null;
        }
    }

    /**
     * Reads the times that rows of a slice have of their own, as FILETIME. Right behind {@link #slice}, whose chunk is held meanwhile.
     *
     * @param times takes them at the rows' indices in the slice; {@link #NO_TIME} for a marker, for a record of version 4 or of a
     *     later one, and for one that cannot be read
     */
    public void times(Slice slice, int from, int to, long[] times) {
        try {
            store.times(slice, from, to, times);
        } catch (InternalError | IndexOutOfBoundsException | UnreadableBytesException e) {
            for (int row = from; row < to; row++) {
                times[row] = time(slice, row);
            }
        }
    }

    /** As {@link #times}, of one row. */
    public long time(Slice slice, int row) {
        try {
            return store.time(slice, row);
        } catch (InternalError | IndexOutOfBoundsException | UnreadableBytesException e) {
            return NO_TIME;
        }
    }

    /**
     * Keeps those rows of a slice that pass a test. Right behind {@link #slice}, whose chunk is held meanwhile.
     *
     * @param rows indices in the slice; those kept move to the front
     * @param count how many there are
     * @param test is shown each row; one that cannot be read is kept, since it is shown as what cannot be read
     * @return how many were kept
     */
    public int keep(Slice slice, char[] rows, int count, Predicate<RecordCursor> test) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            rows[kept] = rows[i];
            kept += keeps(slice, rows[i], test) ? 1 : 0;
        }
        return kept;
    }

    private boolean keeps(Slice slice, int row, Predicate<RecordCursor> test) {
        try {
            return !store.read(slice, row, cursor) || test.test(cursor);
        } catch (InternalError | IndexOutOfBoundsException | UnreadableBytesException e) {
            return true;
        }
    }

    /** Steps out; a later read steps in again. */
    @Override
    public void close() {
        left = 0;
        if (stamp != OUTSIDE) {
            store.exit(stamp);
            stamp = OUTSIDE;
        }
    }
}
