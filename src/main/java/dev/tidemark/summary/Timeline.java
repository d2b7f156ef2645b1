package dev.tidemark.summary;

import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.store.StoreReader;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of a source over time, all of them and those that are shown, for a range and a zoom that somebody asks for. Safe
 * from any thread; nothing here waits but {@link #await}. Counts are exact: where those that are kept are too coarse for what is
 * asked, the rows of the range are counted anew. Takes less than 8 MB whatever the rows.
 *
 * <p>What is asked for last is what is answered, in the next slice of rows; until then {@link #counts} is an earlier answer.
 */
public final class Timeline extends BackgroundCount {

    /** No more buckets than these can be asked for. */
    public static final int MOST_BUCKETS = 4096;

    /** Of each of the two lists of rows, 12 bytes each. */
    private static final int MOST_CELLS = 1 << 17;

    private static final int MOST_ZOOMED_CELLS = MOST_BUCKETS * ChangeKind.COUNT;
    private static final long PAUSE_NANOS = 30_000_000;

    private final RecordStore store;
    private final RowPieces pieces;
    private final CellCounter counter = new CellCounter();
    private final TimeGaps gaps;
    private final ChunkCounts chunks;

    /**
     * What is wanted.
     *
     * @param shown {@code null} for all rows
     * @param range {@code null} for all times there are
     */
    private record Wanted(@Nullable Rows shown, @Nullable TimeRange range, int most) {}

    /** How far the rows had come. */
    private record Mark(Wanted wanted, long first, long end, long shownSize, long shownLast) {}

    private volatile Wanted wanted = new Wanted(null, null, 1);
    private volatile @Nullable Mark done;
    private volatile TimelineCounts counts = TimelineCounts.NOTHING;
    private volatile long bytes;

    // Of the thread that counts.
    private final RowCount all;
    private @Nullable RowCount shown;
    private @Nullable RowCount allZoomed;
    private @Nullable RowCount shownZoomed;
    private long published;

    /**
     * @param executor counts; may run tasks in the calling thread
     */
    public Timeline(RecordStore store, Executor executor) {
        super(executor);
        this.store = store;
        this.pieces = new RowPieces(store);
        this.gaps = new TimeGaps(store);
        this.chunks = new ChunkCounts(store, executor);
        this.all = new RowCount(store, store, pieces, counter, base(), TimeRange.PLAUSIBLE, gaps, chunks);
    }

    private TimeCounts base() {
        return TimeCounts.adaptive(MOST_CELLS, store.firstRecord());
    }

    // --- asking

    /**
     * Counts other rows as those that are shown; what was counted of the ones before is dropped, but for equal ones.
     *
     * @param rows of the same store, in the order of their records; the store itself, or {@code null}, for all
     */
    public synchronized void setShown(@Nullable Rows rows) {
        Wanted now = wanted;
        Rows some = rows == store ? null : rows;
        if (!Objects.equals(some, now.shown)) {
            wanted = new Wanted(some, now.range, now.most);
        }
    }

    /**
     * Asks for the buckets of a range.
     *
     * @param range {@code null} for all plausible times that there are, also those that come later
     * @param most how many buckets, at most {@link #MOST_BUCKETS}
     */
    public synchronized void ask(@Nullable TimeRange range, int most) {
        TimeRange some = range == null ? null : range.within(TimeRange.PLAUSIBLE);
        Wanted now = wanted;
        wanted = new Wanted(now.shown, some, Math.clamp(most, 1, MOST_BUCKETS));
    }

    /** The newest answer. */
    public TimelineCounts counts() {
        return counts;
    }

    /** How many bytes of memory what is counted takes. */
    public long bytes() {
        return bytes + counter.bytes() + pieces.bytes() + chunks.bytes();
    }

    @Override
    public boolean isUpToDate() {
        Mark last = done;
        return store.isClosed() || last != null && last.equals(mark(wanted));
    }

    private Mark mark(Wanted now) {
        Rows rows = now.shown;
        long size = rows == null ? 0 : rows.size();
        long last = size == 0 || rows == null ? RecordKey.NONE : rows.keyAt(size - 1);
        return new Mark(now, store.firstRecord(), store.endRecord(), size, last);
    }

    // --- counting

    @Override
    boolean countSome() {
        Mark now = mark(wanted);
        boolean more;
        try (StoreReader opened = store.reader()) {
            long settled = pieces.settled(opened, now.end);
            takeShown(now.wanted.shown);
            more = follow(all, opened, settled, now.end) | follow(shown, opened, settled, now.end);
            TimeRange range = range(now.wanted);
            long step = range == null ? 0 : TimeSteps.fitting(range, now.wanted.most);
            zoom(range, step, isWhole(now.wanted));
            more |= follow(allZoomed, opened, settled, now.end) | follow(shownZoomed, opened, settled, now.end);
            gaps.dropBelow(store.keyOf(now.first));
            publish(range, step, !more);
        }
        if (!more) {
            chunks.rest();
            done = now;
        }
        return more;
    }

    private static boolean follow(@Nullable RowCount count, StoreReader reader, long settled, long end) {
        return count != null && count.follow(reader, settled, end);
    }

    private void takeShown(@Nullable Rows rows) {
        RowCount now = shown;
        if (rows == null) {
            shown = null;
        } else if (now == null || !now.rows().equals(rows)) {
            shown = new RowCount(store, rows, pieces, counter, base(), TimeRange.PLAUSIBLE, null, null);
        }
    }

    private @Nullable TimeRange range(Wanted now) {
        return isWhole(now) ? all.extent() : now.range;
    }

    private static boolean isWhole(Wanted now) {
        return now.range == null || now.range.isEmpty();
    }

    /**
     * Counts a range anew where what is kept is too coarse.
     *
     * @param whole whether all times are wanted: then what is still to come is of the range too, and begins no other one
     */
    private void zoom(@Nullable TimeRange range, long step, boolean whole) {
        TimeRange within = range == null || whole
                ? TimeRange.PLAUSIBLE
                : TimeSteps.aligned(range, step).within(TimeRange.PLAUSIBLE);
        allZoomed = range == null ? null : zoomed(all, allZoomed, within, step);
        shownZoomed = range == null ? null : zoomed(shown, shownZoomed, within, step);
    }

    private @Nullable RowCount zoomed(@Nullable RowCount base, @Nullable RowCount before, TimeRange within, long step) {
        if (base == null || step >= base.step()) {
            return null;
        }
        boolean same = before != null
                && before.rows().equals(base.rows())
                && before.step() == step
                && before.within().equals(within);
        return same
                ? before
                : new RowCount(store, base.rows(), pieces, counter, zoomedCounts(step), within, null, null);
    }

    private TimeCounts zoomedCounts(long step) {
        return TimeCounts.fixed(step, MOST_ZOOMED_CELLS, store.firstRecord());
    }

    // --- answering

    private void publish(@Nullable TimeRange range, long step, boolean complete) {
        long now = System.nanoTime();
        if (!complete && now - published < PAUSE_NANOS) {
            return;
        }
        published = now;
        TimeRange extent = all.extent();
        TimeRange whole = range == null ? new TimeRange(0, 0) : TimeSteps.aligned(range, step);
        long each = range == null ? TimeSteps.SHORTEST : step;
        TimelineCounts.Of ofAll = of(all, allZoomed, whole, each);
        TimelineCounts.Of ofShown = shown == null ? ofAll : of(shown, shownZoomed, whole, each);
        counts = new TimelineCounts(extent, whole, each, ofAll, ofShown, gaps.all(), complete);
        bytes = bytes(all) + bytes(shown) + bytes(allZoomed) + bytes(shownZoomed);
    }

    private static long bytes(@Nullable RowCount count) {
        return count == null ? 0 : count.bytes();
    }

    private static TimelineCounts.Of of(RowCount base, @Nullable RowCount zoomed, TimeRange range, long step) {
        BucketSums sums = new BucketSums(range, step);
        if (zoomed == null) {
            base.sum(sums);
            return new TimelineCounts.Of(sums);
        }
        zoomed.sum(sums);
        BucketSums untimed = new BucketSums(new TimeRange(0, TimeSteps.LONGEST), TimeSteps.LONGEST);
        base.sum(untimed);
        return new TimelineCounts.Of(sums.sums(), untimed.untimed());
    }
}
