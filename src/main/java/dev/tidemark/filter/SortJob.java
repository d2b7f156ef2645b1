package dev.tidemark.filter;

import dev.tidemark.filter.SortedRows.RecordNumbers;
import dev.tidemark.store.Rows;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sorts rows on an executor; {@link #progress} and {@link #close} are safe from any thread. Rows whose field is equal keep
 * their order; rows that have no such field, and rows that are no records, stand behind all others. Needs about 22 bytes a
 * row while it sorts; the sorted rows keep 8 to 12.
 */
public final class SortJob implements AutoCloseable {

    private final Rows base;
    private final SortKey key;
    private final boolean ascending;
    private final Consumer<Rows> done;
    private volatile @Nullable RowSorter sorter;
    private volatile boolean finished;
    private volatile boolean closed;

    private SortJob(Rows base, SortKey key, boolean ascending, Consumer<Rows> done) {
        this.base = base;
        this.key = key;
        this.ascending = ascending;
        this.done = done;
    }

    /**
     * Starts to sort the rows there are now.
     *
     * @param base rows in the order of their record numbers, from a source that rests
     * @param done takes the sorted rows, on a thread of the executor; not called when the job was closed before
     */
    public static SortJob start(Rows base, SortKey key, boolean ascending, Executor executor, Consumer<Rows> done) {
        SortJob job = of(base, key, ascending, done);
        executor.execute(job::run);
        return job;
    }

    /** As {@link #start}, for a caller that calls {@link #run} where it likes. */
    public static SortJob of(Rows base, SortKey key, boolean ascending, Consumer<Rows> done) {
        return new SortJob(base, key, ascending, done);
    }

    /** How far it is, 0 to 1. */
    public double progress() {
        RowSorter now = sorter;
        return finished ? 1 : now == null ? 0 : now.progress();
    }

    /** Cancels it; does not wait. */
    @Override
    public void close() {
        closed = true;
    }

    /** Sorts; once. */
    public void run() {
        if (closed) {
            return;
        }
        RecordNumbers records = RecordNumbers.of(base);
        RowSorter now = new RowSorter(base, records, key, ascending, () -> closed);
        sorter = now;
        int[] order = now.sort();
        if (!closed) {
            finished = true;
            done.accept(new SortedRows(base, records, order));
        }
    }
}
