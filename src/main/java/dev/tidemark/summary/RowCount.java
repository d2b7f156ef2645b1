package dev.tidemark.summary;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.store.StoreReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts one list of rows in buckets of time, and goes on as the list grows and loses its first rows. Not thread-safe.
 */
final class RowCount {

    private final RecordStore store;
    private final Rows rows;
    private final RowPieces pieces;
    private final CellCounter counter;
    private final TimeCounts counts;
    private final TimeRange within;
    private final @Nullable TimeGaps gaps;
    private final @Nullable ChunkCounts chunks;
    private final Plain plain;
    private final RowPieces.Taker taker;

    /** Rows leave by chunks: a stretch of which some left is counted in ever longer ones, of which only the first is counted soon again. */
    private static final int LEAST_FRONT = CellCounter.MOST_ROWS;

    /** The rows whose times may become others with more rows; counted anew each time. */
    private CellTable tail = CellTable.EMPTY;

    /**
     * @param rows the store itself, or some of its rows in its order
     * @param counter lent, and empty between two calls
     * @param within what is counted: of all plausible times, records without one are counted as such
     * @param gaps is shown what is counted; {@code null} where nobody asks for it
     * @param chunks counts many rows at once; {@code null} where rows are not those of the store, or not all are counted
     */
    RowCount(
            RecordStore store,
            Rows rows,
            RowPieces pieces,
            CellCounter counter,
            TimeCounts counts,
            TimeRange within,
            @Nullable TimeGaps gaps,
            @Nullable ChunkCounts chunks) {
        this.store = store;
        this.rows = rows;
        this.pieces = pieces;
        this.counter = counter;
        this.counts = counts;
        this.within = within;
        this.gaps = gaps;
        this.chunks = chunks;
        this.plain = new Plain(counter);
        this.taker = gaps == null ? plain : new Both(plain, gaps);
    }

    /** Counts. */
    private record Plain(CellCounter counter) implements RowPieces.Taker {

        @Override
        public void take(long record, long time, int reason) {
            counter.add(time, reason);
        }

        @Override
        public void takeAll(long base, long[] times, int[] reasons, int from, int to) {
            counter.addAll(times, reasons, from, to);
        }
    }

    private record Both(Plain plain, RowPieces.Taker other) implements RowPieces.Taker {

        @Override
        public void take(long record, long time, int reason) {
            plain.take(record, time, reason);
            other.take(record, time, reason);
        }

        @Override
        public void takeAll(long base, long[] times, int[] reasons, int from, int to) {
            plain.takeAll(base, times, reasons, from, to);
            other.takeAll(base, times, reasons, from, to);
        }

        @Override
        public void marker(StoreReader reader, long record) {
            other.marker(reader, record);
        }
    }

    Rows rows() {
        return rows;
    }

    TimeRange within() {
        return within;
    }

    long step() {
        return counts.step();
    }

    /**
     * Goes on by a piece.
     *
     * @param settled from which row on times may become others
     * @param end one more than the last row
     * @return whether there was one
     */
    boolean follow(StoreReader reader, long settled, long end) {
        trim(reader);
        long from = counts.to();
        if (chunks != null && ChunkCounts.areMany(from, settled)) {
            chunks.count(from, settled, counts.step()).forEach(chunk -> add(reader, chunk));
            tail = CellTable.EMPTY;
            return true;
        }
        counter.begin(counts.step(), within);
        long next = pieces.next(reader, rows, from, settled, within, taker);
        if (next != from) {
            counts.add(next, counter.take(), counts.step());
            tail = CellTable.EMPTY;
            return true;
        }
        tail = settled < end ? piecesOf(reader, Math.max(from, settled), end) : CellTable.EMPTY;
        return false;
    }

    /** Cells of one round are of the buckets that it began with; these may have become longer since. */
    private void add(StoreReader reader, ChunkCounts.Chunk chunk) {
        counts.add(chunk.to(), chunk.cells(), chunk.step());
        if (gaps == null) {
            return;
        }
        if (chunk.marked()) {
            pieces.next(reader, rows, chunk.from(), chunk.to(), within, gaps);
        } else {
            gaps.take(chunk.from(), chunk.first(), 0);
            gaps.take(chunk.from(), chunk.last(), 0);
        }
    }

    private CellTable piecesOf(StoreReader reader, long from, long end) {
        CellTable all = CellTable.EMPTY;
        long at = from;
        long next = count(reader, at, end);
        while (next != at) {
            all = all.with(counter.take());
            at = next;
            next = count(reader, at, end);
        }
        return all;
    }

    private long count(StoreReader reader, long from, long end) {
        counter.begin(counts.step(), within);
        return pieces.next(reader, rows, from, end, within, plain);
    }

    /** Rows that left are taken off; those of which some left with others are counted anew. */
    private void trim(StoreReader reader) {
        long first = store.firstRecord();
        long again = counts.dropBelow(first);
        if (again == first) {
            return;
        }
        List<TimeCounts.Front> fronts = new ArrayList<>();
        long from = first;
        for (long rows = LEAST_FRONT; from < again; rows *= 2) {
            long to = Math.min(again, from + rows);
            fronts.add(new TimeCounts.Front(from, to, piecesOf(reader, from, to)));
            from = to;
        }
        counts.addBefore(fronts);
    }

    @Nullable
    TimeRange extent() {
        return counts.extent();
    }

    void sum(BucketSums into) {
        counts.sum(into);
        into.add(tail, counts.step());
    }

    long bytes() {
        return counts.bytes() + tail.bytes();
    }
}
