package dev.tidemark.summary;

import dev.tidemark.store.KeyWalk;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowTime;
import dev.tidemark.store.StoreReader;
import dev.tidemark.view.ShownRows;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Goes from a time to a row that is shown, and from rows to their times, as the timeline counts them: a record of version 4 has the
 * time of the close record behind it. Looks at rows: not for the FX thread. Not thread-safe; used once.
 */
public final class RowsOfTime {

    /** Some rows that are shown: their places (see {@link ShownRows#place}) from one on, and below another. */
    public record Places(long from, long to) {}

    private final ShownRows rows;
    private final RecordStore store;
    private final BooleanSupplier cancelled;
    private long found = RecordKey.NONE;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    private RowsOfTime(ShownRows rows, RecordStore store, BooleanSupplier cancelled) {
        this.rows = rows;
        this.store = store;
        this.cancelled = cancelled;
    }

    /**
     * The first row, in the order in which they are shown, that lies in a range.
     *
     * @param store whose rows they are
     * @param cancelled asked every few thousand rows
     * @return its key; {@link RecordKey#NONE} when there is none
     */
    public static long first(ShownRows rows, RecordStore store, TimeRange range, BooleanSupplier cancelled) {
        return new RowsOfTime(rows, store, cancelled).find(range, range::holds);
    }

    /** As {@link #first}, the first record that has no plausible time. */
    public static long firstUntimed(ShownRows rows, RecordStore store, BooleanSupplier cancelled) {
        return new RowsOfTime(rows, store, cancelled)
                .find(TimeRange.PLAUSIBLE, time -> !TimeRange.PLAUSIBLE.holds(time));
    }

    /**
     * From when to when some rows lie.
     *
     * @param selected which of the rows
     * @return from the earliest plausible time to the first tick behind the latest; {@code null} when none has one
     */
    public static @Nullable TimeRange of(
            ShownRows rows, RecordStore store, List<Places> selected, BooleanSupplier cancelled) {
        RowsOfTime times = new RowsOfTime(rows, store, cancelled);
        selected.forEach(times::span);
        return times.earliest > times.latest ? null : new TimeRange(times.earliest, times.latest + 1);
    }

    // --- a row

    private long find(TimeRange within, LongPredicate wanted) {
        RowPieces.Taker taker = (record, time, reason) -> {
            if (found == RecordKey.NONE && wanted.test(time)) {
                found = store.keyOf(record);
            }
        };
        if (rows.sorted()) {
            inOrder(0, rows.size(), taker);
        } else {
            byRecord(store.firstRecord(), store.endRecord(), within, taker);
        }
        return found;
    }

    // --- times

    private void span(Places places) {
        RowPieces.Taker taker = (record, time, reason) -> {
            if (TimeRange.PLAUSIBLE.holds(time)) {
                earliest = Math.min(earliest, time);
                latest = Math.max(latest, time);
            }
        };
        if (rows.sorted()) {
            inOrder(places.from(), Math.min(places.to(), rows.size()), taker);
        } else {
            long from = Math.max(store.firstRecord(), RecordKey.record(Math.max(0, places.from())));
            long end = Math.min(store.endRecord(), RecordKey.record(places.to() - 1) + 1);
            byRecord(from, end, TimeRange.PLAUSIBLE, taker);
        }
    }

    // --- rows

    private void byRecord(long from, long end, TimeRange within, RowPieces.Taker taker) {
        RowPieces pieces = new RowPieces(store);
        try (StoreReader reader = store.reader()) {
            long at = from;
            long next = pieces.next(reader, rows.rows(), at, end, within, taker);
            while (next != at && found == RecordKey.NONE && !cancelled.getAsBoolean()) {
                at = next;
                next = pieces.next(reader, rows.rows(), at, end, within, taker);
            }
        }
    }

    private void inOrder(long from, long end, RowPieces.Taker taker) {
        KeyWalk walk = new KeyWalk(rows.rows(), from, true);
        RowTime time = new RowTime();
        long left = end - from;
        try (RowReader reader = rows.reader()) {
            for (int some = walk.next(); some > 0 && left > 0 && !cancelled.getAsBoolean(); some = walk.next()) {
                for (int i = 0; i < Math.min(some, left) && found == RecordKey.NONE; i++) {
                    reader.readKey(walk.key(i), row -> {
                        if (row.isRecord()) {
                            taker.take(row.record(), time.find(row) ? time.time() : StoreReader.NO_TIME, 0);
                        }
                    });
                }
                left = found == RecordKey.NONE ? left - some : 0;
            }
        }
    }
}
