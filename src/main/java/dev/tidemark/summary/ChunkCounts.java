package dev.tidemark.summary;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import dev.tidemark.task.SharedPieces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/**
 * Counts many chunks of a store at once, on several threads: a file is taken in on all processors, and its timeline is not to come long
 * after it. Used by one thread, which takes part.
 */
final class ChunkCounts {

    /** Each has half a megabyte of memory while it counts. */
    private static final int MOST_THREADS = 4;

    private static final int MOST_CHUNKS = 32;
    private static final int LEAST_CHUNKS = 4;

    private final RecordStore store;
    private final Executor executor;
    private final int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    private final Queue<Counter> counters = new ConcurrentLinkedQueue<>();

    /**
     * What was counted of some rows that lie side by side.
     *
     * @param to one more than the last of them
     * @param step the length of the buckets
     * @param first the first plausible time; {@link Tally#NO_TIME} for none
     * @param last the last
     * @param marked whether some of the rows are no records
     */
    record Chunk(long from, long to, CellTable cells, long step, long first, long last, boolean marked) {}

    ChunkCounts(RecordStore store, Executor executor) {
        this.store = store;
        this.executor = executor;
    }

    /** Whether there are so many rows that threads are worth it. */
    static boolean areMany(long from, long end) {
        return end - from >= (long) LEAST_CHUNKS * CellCounter.MOST_ROWS;
    }

    /**
     * Counts chunks in buckets of a length.
     *
     * @param from the first row
     * @param end one more than the last; there may be more than are counted now
     */
    List<Chunk> count(long from, long end, long step) {
        List<long[]> pieces = new ArrayList<>();
        for (long at = from; at < end && pieces.size() < MOST_CHUNKS; ) {
            long to = Math.min(end, (at / CellCounter.MOST_ROWS + 1) * CellCounter.MOST_ROWS);
            pieces.add(new long[] {at, to});
            at = to;
        }
        Chunk[] done = new Chunk[pieces.size()];
        SharedPieces.run(pieces.size(), threads, executor, () -> worker(pieces, step, done));
        return Arrays.asList(done);
    }

    private IntConsumer worker(List<long[]> pieces, long step, Chunk[] done) {
        return piece -> {
            Counter free = counters.poll();
            Counter counter = free == null ? new Counter(store) : free;
            done[piece] = counter.count(pieces.get(piece)[0], pieces.get(piece)[1], step);
            counters.add(counter);
        };
    }

    /** Lets go of the memory that only many rows need. */
    void rest() {
        counters.clear();
    }

    long bytes() {
        return counters.stream().mapToLong(Counter::bytes).sum();
    }

    /** What one thread counts with. */
    private static final class Counter implements RowPieces.Taker {

        private final RecordStore store;
        private final RowPieces pieces;
        private final CellCounter cells = new CellCounter();
        private long first;
        private long last;
        private boolean marked;

        Counter(RecordStore store) {
            this.store = store;
            this.pieces = new RowPieces(store);
        }

        Chunk count(long from, long to, long step) {
            marked = false;
            first = Tally.NO_TIME;
            last = Tally.NO_TIME;
            cells.begin(step, TimeRange.PLAUSIBLE);
            try (StoreReader reader = store.reader()) {
                pieces.next(reader, store, from, to, TimeRange.PLAUSIBLE, this);
            }
            return new Chunk(from, to, cells.take(), step, first, last, marked);
        }

        @Override
        public void take(long record, long time, int reason) {
            cells.add(time, reason);
            time(time);
        }

        @Override
        public void takeAll(long base, long[] times, int[] reasons, int from, int to) {
            cells.addAll(times, reasons, from, to);
            time(TimeGaps.first(times, from, to));
            time(TimeGaps.last(times, from, to));
        }

        private void time(long time) {
            if (TimeRange.PLAUSIBLE.holds(time)) {
                first = first == Tally.NO_TIME ? time : first;
                last = time;
            }
        }

        @Override
        public void marker(StoreReader reader, long record) {
            marked = true;
        }

        long bytes() {
            return pieces.bytes() + cells.bytes();
        }
    }
}
