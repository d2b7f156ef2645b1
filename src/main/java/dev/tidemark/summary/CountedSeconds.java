package dev.tidemark.summary;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RecordStore.Slice;
import dev.tidemark.store.StoreReader;
import dev.tidemark.store.TimeBounds;
import dev.tidemark.usn.Filetime;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Which USN the newest journal of a store had reached at each turn of the last seconds, by its rows: that behind the last record that is
 * older. Goes on as rows come, and looks at each once. Not thread-safe.
 */
final class CountedSeconds implements RowPieces.Taker {

    private static final long SECOND = Filetime.TICKS_PER_SECOND;

    /** A slot for each second that is told, and for the one that is not over. */
    private static final int SLOTS = RateHistory.SECONDS + 1;

    /** The slot of all that is older. */
    private static final int OLDER = SLOTS;

    /** As much may be left free behind the last record: none lies across two pages. */
    private static final long PAGE = 4096;

    private static final long NOTHING = Long.MIN_VALUE;

    private final RecordStore store;
    private final RowPieces pieces;
    private final RowUsns usns;

    /** Which second a slot is of, its last record, and the USN behind that. */
    private final long[] seconds = new long[SLOTS + 1];

    private final long[] records = new long[SLOTS + 1];
    private final long[] behind = new long[SLOTS + 1];

    private long journal = NOTHING;
    private long next;
    private long end;
    private long first = NOTHING;
    private long last = NOTHING;
    private long newest = NOTHING;
    private long runFrom;
    private long runTo;
    private int runSlot;
    private int open;

    CountedSeconds(RecordStore store) {
        this.store = store;
        this.pieces = new RowPieces(store);
        this.usns = new RowUsns(store);
    }

    boolean isOf(RecordStore rows) {
        return rows == store;
    }

    /** Goes on with the rows that came since; where the clock was set back, or the journal is another, it begins anew. */
    void follow(long now, BooleanSupplier cancelled) {
        end = store.endRecord();
        long begins = usns.newestJournal();
        boolean anew = begins != journal || now < newest;
        newest = now;
        runTo = runFrom;
        try (StoreReader reader = store.reader()) {
            if (anew) {
                begin(reader, begins);
            }
            long from = Math.max(next, store.firstRecord());
            next = pieces.next(reader, store, from, end, TimeRange.PLAUSIBLE, this);
            while (next != from && !cancelled.getAsBoolean()) {
                from = next;
                next = pieces.next(reader, store, from, end, TimeRange.PLAUSIBLE, this);
            }
        }
        lookUp();
    }

    /** From the newest chunk back, those that are too old are not looked at row by row. */
    private void begin(StoreReader reader, long begins) {
        Arrays.fill(seconds, NOTHING);
        Arrays.fill(records, RowUsns.NONE);
        Arrays.fill(behind, RowUsns.NONE);
        first = NOTHING;
        last = NOTHING;
        journal = begins;
        next = Math.max(begins, store.firstRecord());
        long oldest = newest - SLOTS * SECOND;
        Slice slice = end > next ? reader.slice(Math.max(next, chunkOf(end - 1))) : null;
        while (slice != null) {
            TimeBounds bounds = reader.timeBounds(slice);
            if (bounds != null && bounds.isKnown() && bounds.latest() < oldest) {
                next = slice.base() + slice.to();
                first = Math.floorDiv(bounds.latest(), SECOND);
                put(OLDER, next - 1);
                return;
            }
            long before = slice.base() + slice.from() - 1;
            slice = before < next ? null : reader.slice(Math.max(next, chunkOf(before)));
        }
    }

    private static long chunkOf(long record) {
        return record & -CellCounter.MOST_ROWS;
    }

    private void put(int slot, long record) {
        records[slot] = record;
        behind[slot] = RowUsns.NONE;
        if (slot == OLDER) {
            seconds[slot] = NOTHING + 1;
        }
    }

    // --- rows

    @Override
    public void take(long record, long time, int reason) {
        if (time < runFrom || time >= runTo) {
            turnTo(time);
        }
        if (runSlot >= 0) {
            put(runSlot, record);
        }
    }

    /** Goes on in the second of a time; what lies ahead of the clock is of the one that is not over. */
    private void turnTo(long time) {
        if (!TimeRange.PLAUSIBLE.holds(time)) {
            runTo = runFrom;
            runSlot = -1;
            return;
        }
        long second = Math.floorDiv(Math.min(time, newest), SECOND);
        runFrom = second * SECOND;
        runTo = runFrom + SECOND;
        first = first == NOTHING ? second : Math.min(first, second);
        last = Math.max(last, second);
        int slot = (int) Math.floorMod(second, (long) SLOTS);
        if (seconds[slot] > second) {
            runSlot = OLDER;
            return;
        }
        if (seconds[slot] < second && seconds[slot] != NOTHING) {
            put(OLDER, Math.max(records[OLDER], records[slot]));
        }
        seconds[slot] = second;
        runSlot = slot;
    }

    // --- USNs

    /** Looks up where each second ends. That of the newest record ends with it, until another one stands behind. */
    private void lookUp() {
        int again = open;
        for (int slot = 0; slot <= OLDER; slot++) {
            if (seconds[slot] != NOTHING && (behind[slot] == RowUsns.NONE || slot == again)) {
                long start = usns.at(records[slot] + 1, end - 1);
                open = start >= 0 ? open : slot;
                behind[slot] = start >= 0 ? start : usns.behind(records[slot]);
            }
        }
    }

    // --- what was counted

    /**
     * Whether all of a second is counted: rows that are read may begin later, and may still be on their way.
     *
     * @param nextUsn what the volume said last
     */
    boolean counts(long second, long nextUsn) {
        return first != NOTHING && second > first && (second < last || nextUsn - turn(last + 1) <= PAGE);
    }

    /** How many bytes of journal were written in a second; NaN where the rows left before they were looked up. */
    double written(long second) {
        long from = turn(second);
        return from == RowUsns.NONE ? Double.NaN : turn(second + 1) - from;
    }

    /** The USN that the journal had reached when a second began. */
    private long turn(long second) {
        long usn = RowUsns.NONE;
        for (int slot = 0; slot <= OLDER; slot++) {
            if (seconds[slot] != NOTHING && seconds[slot] < second) {
                usn = Math.max(usn, behind[slot]);
            }
        }
        return usn;
    }
}
