package dev.tidemark.summary;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import dev.tidemark.usn.Filetime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * How fast a journal was filled, over the last minutes, hours and days as far as it reaches, and so how far back it would reach in other
 * sizes. Immutable.
 *
 * <p>USNs are offsets in the journal: what was written since a time is what lies between the first USN since then and the end, the
 * rest of each page that no record fitted into included. Clocks are set back: since a time means behind the last record that
 * is older. Of several journals one after the other the last counts.
 *
 * @param oldest the earliest plausible time of a record of the journal, as FILETIME; empty when none has one
 * @param newest the time up to which rates are counted: now for a volume, of the newest record for a file
 * @param bytes how many bytes the journal's records span
 * @param rates for longer and longer periods; the last is the whole journal
 */
public record JournalReach(OptionalLong oldest, OptionalLong newest, long bytes, List<Rate> rates) {

    private static final long MINUTE = 60 * Filetime.TICKS_PER_SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** The periods that are looked at, in ticks of 100 ns. */
    private static final long[] PERIODS = {5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY};

    private static final int MEBIBYTE = 1 << 20;

    /** Sizes of a journal that people choose from, in bytes. */
    public static final List<Long> SIZES = List.of(32L * MEBIBYTE, 64L * MEBIBYTE, 128L * MEBIBYTE, 256L * MEBIBYTE);

    /**
     * How much was written in a period that ends at the newest time.
     *
     * @param ticks how long it is, in ticks of 100 ns
     * @param whole whether it is all that the journal reaches
     * @param bytes how many bytes of journal
     */
    public record Rate(long ticks, boolean whole, long bytes) {

        /** Bytes a second; 0 for a period without length. */
        public double perSecond() {
            return ticks <= 0 ? 0 : bytes * (double) Filetime.TICKS_PER_SECOND / ticks;
        }

        /** How far back a journal of a size reaches at this rate, in seconds; infinite when nothing was written. */
        public double reach(long size) {
            return size / perSecond();
        }
    }

    public JournalReach {
        rates = List.copyOf(rates);
    }

    /**
     * Counts. Looks at every row: not for the FX thread.
     *
     * @param now up to when; empty for the time of the newest record
     * @param cancelled asked every few thousand rows; what comes of it is worth nothing then
     */
    public static JournalReach of(RecordStore store, OptionalLong now, BooleanSupplier cancelled) {
        Times times = new Times(store, cancelled);
        if (times.latest == Long.MIN_VALUE) {
            return new JournalReach(OptionalLong.empty(), OptionalLong.empty(), 0, List.of());
        }
        long newest = now.orElse(times.latest);
        long length = Math.max(0, newest - times.earliest);
        long end = times.end();
        long[] periods =
                Arrays.stream(PERIODS).filter(period -> period < length).toArray();
        long[] starts = times.starts(newest, periods);
        List<Rate> rates = new ArrayList<>();
        for (int i = 0; i < periods.length; i++) {
            rates.add(new Rate(periods[i], false, starts[i] < 0 ? 0 : end - starts[i]));
        }
        long bytes = end - times.usn(times.first);
        rates.add(new Rate(length, true, bytes));
        return new JournalReach(OptionalLong.of(times.earliest), OptionalLong.of(newest), bytes, rates);
    }

    /** The times and USNs of the rows of the newest journal. Not thread-safe. */
    private static final class Times {

        private final RecordStore store;
        private final BooleanSupplier cancelled;
        private final RowUsns usns;
        private final long from;
        private final long to;
        private long first = -1;
        private long last = -1;
        private long earliest = Long.MAX_VALUE;
        private long latest = Long.MIN_VALUE;

        Times(RecordStore store, BooleanSupplier cancelled) {
            this.store = store;
            this.cancelled = cancelled;
            this.usns = new RowUsns(store);
            this.from = Math.max(store.firstRecord(), usns.newestJournal());
            this.to = store.endRecord();
            all((record, time, reason) -> {
                first = first < 0 ? record : first;
                last = record;
                if (TimeRange.PLAUSIBLE.holds(time)) {
                    earliest = Math.min(earliest, time);
                    latest = Math.max(latest, time);
                }
            });
        }

        private void all(RowPieces.Taker taker) {
            RowPieces pieces = new RowPieces(store);
            try (StoreReader reader = store.reader()) {
                long at = from;
                long next = pieces.next(reader, store, at, to, TimeRange.PLAUSIBLE, taker);
                while (next != at && !cancelled.getAsBoolean()) {
                    at = next;
                    next = pieces.next(reader, store, at, to, TimeRange.PLAUSIBLE, taker);
                }
            }
        }

        /** The USNs behind the last records that are older than some periods; -1 for one in which none was written. */
        long[] starts(long newest, long[] periods) {
            long[] older = new long[periods.length];
            Arrays.fill(older, -1);
            all((record, time, reason) -> {
                for (int i = 0; i < periods.length && TimeRange.PLAUSIBLE.holds(time); i++) {
                    older[i] = time < newest - periods[i] ? record : older[i];
                }
            });
            return Arrays.stream(older).map(this::behind).toArray();
        }

        /** The USN of the first record behind a row; -1 where there is none. */
        private long behind(long record) {
            return record == last ? RowUsns.NONE : usn(record < 0 ? first : record + 1);
        }

        /** Of a row, or of the first one behind it that is a record with a USN. */
        long usn(long record) {
            return usns.at(record, last);
        }

        /** Behind the last record. */
        long end() {
            return Math.max(0, usns.behind(last));
        }
    }
}
