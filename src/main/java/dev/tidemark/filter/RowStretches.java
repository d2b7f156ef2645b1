package dev.tidemark.filter;

import dev.tidemark.filter.language.LongRanges;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.StoreReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a store rows lie that can pass, as stretches of it. Immutable and safe from any thread. */
final class RowStretches {

    /** Anywhere. */
    static final RowStretches ALL = new RowStretches(null);

    /** Nowhere. */
    static final RowStretches NONE = new RowStretches(List.of());

    /** Records that have no USN are passed over, so many at most: behind them nobody searches on. */
    private static final int MOST_PASSED_OVER = 1 << 12;

    /** First row and one more than the last; {@code null} for all rows. */
    private final @Nullable List<long[]> stretches;

    private RowStretches(@Nullable List<long[]> stretches) {
        this.stretches = stretches;
    }

    /**
     * Where the rows with some USNs are: within a run, in which USNs never fall, two searches tell.
     *
     * @param usns not empty
     */
    static RowStretches ofUsns(RecordStore store, LongRanges usns, long from, long to) {
        long[] runs = store.usnRuns();
        if (runs == null) {
            return ALL;
        }
        List<long[]> stretches = new ArrayList<>();
        try (StoreReader reader = store.reader()) {
            Search search = new Search(reader);
            for (int i = 0; i < runs.length; i++) {
                long first = Math.max(from, runs[i]);
                long end = i + 1 < runs.length ? Math.min(to, runs[i + 1]) : to;
                if (first < end) {
                    stretches.add(search.stretch(usns, first, end));
                }
            }
        }
        return new RowStretches(stretches);
    }

    /** The first row of a piece that can pass, its end when there is none. */
    long first(long from, long to) {
        long first = to;
        if (stretches == null) {
            return from;
        }
        for (long[] stretch : stretches) {
            if (stretch[0] < to && stretch[1] > from) {
                first = Math.min(first, Math.max(from, stretch[0]));
            }
        }
        return first;
    }

    /** One more than the last row of a piece that can pass. */
    long end(long from, long to) {
        long end = from;
        if (stretches == null) {
            return to;
        }
        for (long[] stretch : stretches) {
            if (stretch[0] < to && stretch[1] > from) {
                end = Math.max(end, Math.min(to, stretch[1]));
            }
        }
        return end;
    }

    /** Searches for USNs by halving. Not thread-safe. */
    private static final class Search {

        private final StoreReader reader;
        private boolean present;
        private long usn;
        private boolean lost;

        Search(StoreReader reader) {
            this.reader = reader;
        }

        long[] stretch(LongRanges usns, long from, long to) {
            lost = false;
            long first = firstAtLeast(usns.first(), from, to);
            long end = usns.last() == Long.MAX_VALUE ? to : firstAtLeast(usns.last() + 1, first, to);
            return lost ? new long[] {from, to} : new long[] {first, end};
        }

        /** The first row whose USN is not less; a row without one counts as the next that has one. */
        private long firstAtLeast(long wanted, long from, long to) {
            long low = from;
            long high = to;
            while (low < high && !lost) {
                long middle = low + high >>> 1;
                if (next(middle, high) && usn < wanted) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private boolean next(long from, long to) {
            present = false;
            for (long row = from; row < to && !present && !lost; row++) {
                Outcome outcome = reader.readRecord(row, shown -> {
                    present = shown.isKnown();
                    usn = present ? shown.usn() : 0;
                });
                lost = outcome != Outcome.READ || row - from >= MOST_PASSED_OVER;
            }
            return present && !lost;
        }
    }
}
