package dev.tidemark.summary;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.StoreReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out when records may be missing, from the rows that tell of it and the records around them. Not thread-safe; is shown every
 * row of a store in its order.
 */
final class TimeGaps implements RowPieces.Taker {

    /** A damaged file may have as many as somebody made; more are not kept. */
    static final int MOST = 1024;

    private static final Set<RowKind> MISSING =
            EnumSet.of(RowKind.GAP, RowKind.DAMAGE, RowKind.JOURNAL, RowKind.GONE, RowKind.LOCK);

    private static final long NONE = StoreReader.NO_TIME;

    private final RecordStore store;
    private final List<TimeGap> gaps = new ArrayList<>();
    private List<TimeGap> published = List.of();
    private final List<Open> open = new ArrayList<>();
    private long last = NONE;
    private long before = NONE;
    private RowKind kind = RowKind.RECORD;

    private record Open(long key, RowKind kind) {}

    TimeGaps(RecordStore store) {
        this.store = store;
    }

    @Override
    public void take(long record, long time, int reason) {
        if (TimeRange.PLAUSIBLE.holds(time)) {
            last = time;
            if (!open.isEmpty()) {
                close(time);
            }
        }
    }

    /** Where no row tells of a gap, only the first and the last plausible time matter. */
    @Override
    public void takeAll(long base, long[] times, int[] reasons, int from, int to) {
        take(base, first(times, from, to), 0);
        take(base, last(times, from, to), 0);
    }

    /** The first plausible time of some; {@link Tally#NO_TIME} when there is none. */
    static long first(long[] times, int from, int to) {
        for (int row = from; row < to; row++) {
            if (TimeRange.PLAUSIBLE.holds(times[row])) {
                return times[row];
            }
        }
        return NONE;
    }

    /** The last plausible time of some; {@link Tally#NO_TIME} when there is none. */
    static long last(long[] times, int from, int to) {
        for (int row = to - 1; row >= from; row--) {
            if (TimeRange.PLAUSIBLE.holds(times[row])) {
                return times[row];
            }
        }
        return NONE;
    }

    private void close(long time) {
        long from = before == NONE ? time : before;
        open.forEach(each -> add(each, new TimeRange(Math.min(from, time), Math.max(from, time))));
        open.clear();
    }

    private void add(Open gap, TimeRange range) {
        if (gaps.size() < MOST) {
            gaps.add(new TimeGap(gap.key, gap.kind, range));
        }
    }

    @Override
    public void marker(StoreReader reader, long record) {
        kind = RowKind.RECORD;
        reader.readRecord(record, row -> kind = row.kind());
        if (!MISSING.contains(kind) || open.size() == MOST) {
            return;
        }
        if (open.isEmpty()) {
            before = last;
        }
        open.add(new Open(store.keyOf(record), kind));
    }

    void dropBelow(long key) {
        gaps.removeIf(gap -> gap.key() < key);
        open.removeIf(gap -> gap.key() < key);
    }

    /** Those of rows that are still held; one whose end is not known yet is empty. */
    List<TimeGap> all() {
        List<TimeGap> all = new ArrayList<>(gaps);
        long at = before;
        if (at != NONE) {
            open.forEach(gap -> all.add(new TimeGap(gap.key, gap.kind, new TimeRange(at, at))));
        }
        if (!all.equals(published)) {
            published = List.copyOf(all);
        }
        return published;
    }
}
