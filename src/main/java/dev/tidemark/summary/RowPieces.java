package dev.tidemark.summary;

import dev.tidemark.store.KeyWalk;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RecordStore.Slice;
import dev.tidemark.store.RowTime;
import dev.tidemark.store.Rows;
import dev.tidemark.store.StoreReader;
import dev.tidemark.store.TimeBounds;

/**
 * Goes through rows of one store, in the order of their records, some thousand at a time, and hands on the time and the reasons of
 * each record, without an object for it. Belongs to one thread.
 */
final class RowPieces {

    private static final int CHUNK_SHIFT = 14;

    /** Takes what is there of a record. */
    interface Taker {

        /**
         * A record.
         *
         * @param record its number in the store
         * @param time as FILETIME; {@link StoreReader#NO_TIME} for one that has none, nor a close record behind it
         */
        void take(long record, long time, int reason);

        /**
         * Records that lie side by side, each with a time of its own.
         *
         * @param base the number of the record at index 0
         */
        default void takeAll(long base, long[] times, int[] reasons, int from, int to) {
            for (int row = from; row < to; row++) {
                take(base + row, times[row], reasons[row]);
            }
        }

        /**
         * A row that is no record.
         *
         * @param reader to look at it with
         */
        default void marker(StoreReader reader, long record) {}
    }

    private final RecordStore store;
    private final long[] times = new long[CellCounter.MOST_ROWS];
    private final char[] indices = new char[KeyWalk.AT_ONCE];
    private final RowTime rowTime = new RowTime();

    RowPieces(RecordStore store) {
        this.store = store;
    }

    /**
     * Goes on.
     *
     * @param rows the store itself, or some of its rows in its order
     * @param from the number of the first row to look at, which is held
     * @param end one more than the last
     * @param within the times that are of interest: rows may be left out that have none of these
     * @return the number of the first row that was not looked at; {@code from} when there is nothing to look at, or not yet
     */
    long next(StoreReader reader, Rows rows, long from, long end, TimeRange within, Taker taker) {
        if (from >= end) {
            return from;
        }
        return rows == store
                ? ofStore(reader, from, end, within, taker)
                : ofList(reader, rows, from, end, within, taker);
    }

    private long ofStore(StoreReader reader, long from, long end, TimeRange within, Taker taker) {
        long to = Math.min(end, (from >>> CHUNK_SHIFT) + 1 << CHUNK_SHIFT);
        Slice slice = reader.slice(from);
        if (slice != null && !liesOutside(reader, slice, within)) {
            int stop = (int) (to - slice.base());
            reader.times(slice, slice.from(), stop, times);
            boolean derived = slice.marked() || needsClose(slice, slice.from(), stop);
            if (derived) {
                for (int row = slice.from(); row < stop; row++) {
                    takeAny(reader, slice, row, taker);
                }
            } else {
                taker.takeAll(slice.base(), times, slice.reasons(), slice.from(), stop);
            }
        }
        return to;
    }

    private static boolean liesOutside(StoreReader reader, Slice slice, TimeRange within) {
        if (within.equals(TimeRange.PLAUSIBLE) || slice.marked()) {
            return false;
        }
        TimeBounds bounds = reader.timeBounds(slice);
        return bounds != null && !within.meets(bounds.earliest(), bounds.latest());
    }

    private static boolean needsClose(Slice slice, int from, int to) {
        for (int row = from; row < to; row++) {
            if (slice.lacksTime(row)) {
                return true;
            }
        }
        return false;
    }

    private void takeAny(StoreReader reader, Slice slice, int row, Taker taker) {
        long record = slice.base() + row;
        if (slice.isMarker(row)) {
            taker.marker(reader, record);
        } else {
            long time = slice.lacksTime(row) ? closeTime(reader, record) : times[row];
            taker.take(record, time, slice.reasons()[row]);
        }
    }

    private long closeTime(StoreReader reader, long record) {
        boolean[] found = new boolean[1];
        reader.readRecord(record, row -> found[0] = rowTime.find(row));
        return found[0] ? rowTime.time() : StoreReader.NO_TIME;
    }

    // --- a list

    private long ofList(StoreReader reader, Rows rows, long from, long end, TimeRange within, Taker taker) {
        KeyWalk walk = KeyWalk.from(rows, store.keyOf(from));
        int count = walk.next();
        long reached = from;
        int at = 0;
        while (at < count && RecordKey.record(walk.key(at)) < end) {
            int next = at;
            long chunk = RecordKey.record(walk.key(at)) >>> CHUNK_SHIFT;
            while (next < count
                    && RecordKey.record(walk.key(next)) < end
                    && RecordKey.record(walk.key(next)) >>> CHUNK_SHIFT == chunk) {
                indices[next - at] = (char) (RecordKey.record(walk.key(next)) & CellCounter.MOST_ROWS - 1);
                next++;
            }
            reached = RecordKey.record(walk.key(next - 1)) + 1;
            ofChunk(reader, RecordKey.record(walk.key(at)), next - at, within, taker);
            at = next;
        }
        return at < count ? end : reached;
    }

    private void ofChunk(StoreReader reader, long first, int count, TimeRange within, Taker taker) {
        Slice slice = reader.slice(Math.max(first, store.firstRecord()));
        if (slice == null || liesOutside(reader, slice, within)) {
            return;
        }
        // All times first: the bytes of the slice are held only until another row is read.
        for (int i = 0; i < count; i++) {
            int row = indices[i];
            times[row] = row >= slice.from() && row < slice.to() ? reader.time(slice, row) : StoreReader.NO_TIME;
        }
        for (int i = 0; i < count; i++) {
            if (indices[i] >= slice.from() && indices[i] < slice.to()) {
                takeAny(reader, slice, indices[i], taker);
            }
        }
    }

    // --- the end

    /**
     * From which row on it may become known only with more rows what time a record has: one of version 4 whose close record may still
     * come.
     *
     * @param end one more than the last row that there is
     */
    long settled(StoreReader reader, long end) {
        long from = Math.max(store.firstRecord(), end - TimeBounds.ROWS_TO_CLOSE);
        long record = from;
        while (record < end) {
            Slice slice = reader.slice(record);
            if (slice == null) {
                return end;
            }
            long open = firstOpen(reader, slice, end);
            if (open >= 0) {
                return open;
            }
            record = slice.base() + slice.to();
        }
        return end;
    }

    private long firstOpen(StoreReader reader, Slice slice, long end) {
        for (int row = slice.from(); row < slice.to() && slice.base() + row < end; row++) {
            if (slice.lacksTime(row) && isOpen(reader, slice.base() + row)) {
                return slice.base() + row;
            }
        }
        return -1;
    }

    private boolean isOpen(StoreReader reader, long record) {
        boolean[] open = new boolean[1];
        reader.readRecord(record, row -> open[0] = !rowTime.find(row) && rowTime.isOpen());
        return open[0];
    }

    long bytes() {
        return (long) times.length * Long.BYTES + (long) indices.length * Character.BYTES;
    }
}
