package dev.tidemark.filter;

import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.task.SharedPieces;
import dev.tidemark.task.WorkTurns;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a store that pass a {@link FilterSpec} or a {@link CompiledFilter}, in order. Safe from any thread; reading never waits. Grows with the
 * store when {@link #advance} is called; rows that the store drops leave at the front. The work is done on an executor, by
 * {@linkplain SharedPieces#threads several of its threads} when much is to do; the first rows appear at once.
 */
public final class FilteredRows implements PassingRows {

    private static final int MOST_PIECES = 256;

    private final RecordStore store;
    private final SliceFilter filter;
    private final @Nullable PathIndex paths;
    private final Executor executor;
    private final int threads;
    private final boolean live;
    private final RowSet rows = new RowSet();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Object examinedMore = new Object();
    private volatile boolean closed;
    private volatile boolean foundRecord;

    /**
     * @param executor examines the records; may run tasks in the calling thread
     */
    public FilteredRows(RecordStore store, FilterSpec spec, Executor executor) {
        this(store, spec, executor, SharedPieces.threads(false));
    }

    /**
     * Rows by their paths too. Rows are examined once their paths are known as far as the index got; when its edition
     * changes, a new set must be made.
     *
     * @param paths follows the same store; {@code null} when the filter has no condition on the path
     */
    public FilteredRows(RecordStore store, FilterSpec spec, Executor executor, @Nullable PathIndex paths) {
        this(store, spec, executor, SharedPieces.threads(false), paths);
    }

    FilteredRows(RecordStore store, FilterSpec spec, Executor executor, int threads) {
        this(store, spec, executor, threads, null);
    }

    private FilteredRows(
            RecordStore store, FilterSpec spec, Executor executor, int threads, @Nullable PathIndex paths) {
        this(store, slices(RecordPredicate.of(spec), paths), executor, threads, false, paths);
    }

    /**
     * The rows that pass a filter's text.
     *
     * @param paths as for a {@link FilterSpec}
     */
    public FilteredRows(RecordStore store, CompiledFilter filter, Executor executor, @Nullable PathIndex paths) {
        this(store, filter, executor, SharedPieces.threads(false), paths);
    }

    /**
     * The rows that pass a filter as it was applied; it is compiled when they are looked at first.
     *
     * @param live whether rows still come, and relative times are counted from now
     * @param paths as for a {@link FilterSpec}
     */
    public FilteredRows(
            RecordStore store, AppliedFilter filter, boolean live, Executor executor, @Nullable PathIndex paths) {
        this(store, new DeferredSlices(filter, store, live, paths), executor, SharedPieces.threads(live), live, paths);
    }

    FilteredRows(RecordStore store, CompiledFilter filter, Executor executor, int threads, @Nullable PathIndex paths) {
        this(store, filter.over(paths), executor, threads, false, paths);
    }

    private FilteredRows(
            RecordStore store,
            SliceFilter filter,
            Executor executor,
            int threads,
            boolean live,
            @Nullable PathIndex paths) {
        this.paths = paths;
        this.store = store;
        this.filter = filter;
        this.executor = executor;
        this.threads = threads;
        this.live = live;
    }

    private static SliceFilter slices(RecordPredicate predicate, @Nullable PathIndex paths) {
        PathParts parts = paths != null && predicate.needsPath() ? new PathParts(paths, predicate.path()) : null;
        return new SpecSlices(predicate, parts);
    }

    @Override
    public void advance() {
        if (upToDate() || closed || !running.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this::examine);
        } catch (RejectedExecutionException e) {
            running.set(false);
        }
    }

    @Override
    public boolean foundRecord() {
        return foundRecord;
    }

    @Override
    public @Nullable AppliedFilter resolved() {
        return filter instanceof DeferredSlices deferred ? deferred.resolved() : null;
    }

    @Override
    public long examined() {
        return rows.examined();
    }

    @Override
    public boolean upToDate() {
        return rows.examined() >= end();
    }

    /** One more than the last row that can be examined now. */
    private long end() {
        return paths == null ? store.endRecord() : Math.min(paths.built(), store.endRecord());
    }

    /** Examines, or waits until others have examined, what the store holds now. Not for the FX thread. */
    public void await() throws InterruptedException {
        long end = store.endRecord();
        if (paths != null) {
            paths.await(end);
        }
        while (rows.examined() < end && !closed && !store.isClosed()) {
            if (running.compareAndSet(false, true)) {
                examine();
            } else {
                awaitMore();
            }
        }
    }

    private void awaitMore() throws InterruptedException {
        synchronized (examinedMore) {
            if (running.get() && !closed) {
                examinedMore.wait();
            }
        }
    }

    // --- examining: one thread at a time, the one that set running

    private void examine() {
        try {
            long end = end();
            int pieces = 1;
            RowStretches where = where(end);
            while (rows.examined() < end && !closed && !store.isClosed()) {
                examine(end, pieces, where);
                pieces = Math.min(MOST_PIECES, 2 * pieces);
            }
        } finally {
            running.set(false);
            synchronized (examinedMore) {
                examinedMore.notifyAll();
            }
        }
    }

    /** Not worth a search where little is to be looked at. */
    private RowStretches where(long end) {
        long from = Math.max(rows.examined(), store.firstRecord());
        return end - from <= RowSet.BLOCK ? RowStretches.ALL : filter.where(store, from, end);
    }

    private void examine(long end, int most, RowStretches where) {
        long from = Math.max(rows.examined(), store.firstRecord());
        if (from >= end) {
            // All of it has left: there is nothing to look at, and nothing to come to.
            rows.publish(end);
            return;
        }
        List<FilterTask> pieces = pieces(from, end, most);
        SharedPieces.run(pieces.size(), threads, executor, () -> examiner(pieces, where));
        for (FilterTask piece : pieces) {
            if (!piece.isExamined()) {
                return;
            }
            rows.add((int) (piece.from >>> RowSet.SHIFT), piece.rows());
            rows.publish(piece.to);
            foundRecord |= piece.hasRecord();
        }
        rows.forgetBelow(store.firstRecord());
    }

    private static List<FilterTask> pieces(long from, long end, int most) {
        List<FilterTask> pieces = new ArrayList<>();
        long at = from;
        while (at < end && pieces.size() < most) {
            long to = Math.min(end, (at >>> RowSet.SHIFT) + 1 << RowSet.SHIFT);
            pieces.add(new FilterTask(at, to));
            at = to;
        }
        return pieces;
    }

    /** Examines the pieces that one thread takes. */
    private IntConsumer examiner(List<FilterTask> pieces, RowStretches where) {
        char[] scratch = new char[RowSet.BLOCK];
        return piece -> {
            Runnable work = () -> pieces.get(piece).examine(store, filter, where, scratch);
            if (closed) {
                return;
            }
            if (live) {
                WorkTurns.run(work);
            } else {
                work.run();
            }
        };
    }

    /** Cancels what is being examined; the rows found so far can still be read. Does not wait. */
    @Override
    public void close() {
        closed = true;
        synchronized (examinedMore) {
            examinedMore.notifyAll();
        }
    }

    // --- as rows

    @Override
    public long size() {
        long gone = dropped();
        return rows.total() - gone;
    }

    /** {@link RecordKey#NONE} for a row that is not there, or no longer: rows may leave between two calls. */
    @Override
    public long keyAt(long row) {
        long record = rows.recordAt(dropped() + row);
        return record < 0 ? RecordKey.NONE : store.keyOf(record);
    }

    @Override
    public long indexOf(long key) {
        if (RecordKey.source(key) != store.source()) {
            return store.indexOf(key) == -1 ? -1 : -(size() + 1);
        }
        long record = RecordKey.record(key);
        long before = rows.below(record);
        boolean found = rows.total() > before && rows.recordAt(before) == record;
        long row = before - dropped();
        return found && row >= 0 ? row : -(Math.max(0, row) + 1);
    }

    /** How many of the set's records the store has dropped since. */
    private long dropped() {
        return rows.below(store.firstRecord());
    }

    @Override
    public Rows base() {
        return store;
    }
}
