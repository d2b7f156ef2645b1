package dev.tidemark.filter;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Safe from any thread. The rows of a store that pass a filter; grows with the store. Nothing happens by itself:
 * {@link #advance}, called once a frame, lets the executor go on where it stopped. A long backlog is examined on all
 * cores, its first rows are there at once.
 */
public final class FilteredRows implements Rows, AutoCloseable {

    private static final int FIRST_STEP = 1 << 14;
    private static final int LARGEST_STEP = 1 << 20;
    private static final int PART = 1 << 17;

    private record Front(long firstRecord, long index) {}

    private final RecordStore store;
    private final FilterSpec spec;
    private final Executor executor;
    private final RecordNumbers numbers = new RecordNumbers();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Front front = new Front(0, 0);
    private volatile long examined;
    private volatile boolean closed;

    /** Begins to examine the store on the executor. */
    public FilteredRows(RecordStore store, FilterSpec spec, Executor executor) {
        this.store = store;
        this.spec = spec;
        this.executor = executor;
        this.examined = store.firstRecord();
        advance();
    }

    /** Goes on, if the store has grown and nothing is under way. Never waits. */
    public void advance() {
        if (!upToDate() && !closed && running.compareAndSet(false, true)) {
            executor.execute(this::examine);
        }
    }

    private void examine() {
        try {
            int step = FIRST_STEP;
            long end = store.endRecord();
            while (!closed && examined < end) {
                long to = Math.min(end, examined + step);
                if (!examine(examined, to)) {
                    closed = true;
                    return;
                }
                numbers.publish();
                examined = to;
                step = Math.min(LARGEST_STEP, step * 4);
                end = store.endRecord();
            }
        } finally {
            running.set(false);
        }
    }

    private boolean examine(long from, long to) {
        int parts = (int) Math.max(1, (to - from) / PART);
        List<Examination> all = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            all.add(new Examination(store, spec));
        }
        long each = (to - from + parts - 1) / parts;
        boolean open = IntStream.range(0, parts)
                .parallel()
                .mapToObj(i -> all.get(i).run(from + i * each, Math.min(to, from + (i + 1) * each)))
                .reduce(true, Boolean::logicalAnd);
        all.forEach(part -> part.moveTo(numbers));
        return open;
    }

    /** Examines, on the calling thread, everything that the store holds by now. */
    public void await() {
        while (!upToDate() && !closed) {
            if (running.compareAndSet(false, true)) {
                examine();
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** The filter. */
    public FilterSpec spec() {
        return spec;
    }

    /** The number of the first record that was not examined yet. */
    public long examined() {
        return examined;
    }

    /** Whether every record of the store was examined. */
    public boolean upToDate() {
        return examined >= store.endRecord();
    }

    /** How many of the found rows the store has dropped since. */
    private long dropped() {
        long first = store.firstRecord();
        Front known = front;
        if (known.firstRecord() != first) {
            known = new Front(first, numbers.firstNotBelow(first));
            front = known;
        }
        return known.index();
    }

    @Override
    public long size() {
        return Math.max(0, numbers.size() - dropped());
    }

    @Override
    public long recordAt(long index) {
        return numbers.get(dropped() + index);
    }

    @Override
    public long indexOf(long record) {
        long from = dropped();
        long index = numbers.firstNotBelow(record);
        if (index < from) {
            return -1;
        }
        boolean present = index < numbers.size() && numbers.get(index) == record;
        return present ? index - from : -(index - from + 1);
    }

    @Override
    public RecordStore store() {
        return store;
    }

    /** Examines no further. */
    @Override
    public void close() {
        closed = true;
    }
}
