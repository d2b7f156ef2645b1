package dev.tidemark.path;

import dev.tidemark.store.JournalSpans;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.StoreReader;
import dev.tidemark.usn.FileId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the directories of a source were at the time of each of its rows. Safe from any thread; readers never wait. A thread
 * of its own follows the store once {@link #start} was called, and asks the volume for single ids when a reader met one that
 * is not known.
 */
public class PathIndex implements AutoCloseable {

    private static final int SLICE = 1 << 14;
    private static final long PAUSE_MILLIS = 25;
    private static final int MOST_TABLES = 2;

    /** A timeline is packed when it has at least so many events. */
    private static final int LEAST_TO_PACK = 1 << 16;

    private final RecordStore store;
    private final boolean live;
    private final BooleanSupplier growing;
    private final @Nullable IdLookup lookup;
    private final JournalSpans spans = new JournalSpans();
    private final IdSet linked = new IdSet();
    private final TimelineBuilder builder;
    private final IdLookupCache asked = new IdLookupCache();
    private final Queue<PathReader> idle = new ConcurrentLinkedQueue<>();
    private final Thread worker;
    private final Object progress = new Object();

    private volatile Timeline timeline = new Timeline();
    private volatile List<Placed> tables = List.of();
    private volatile long built;
    private final AtomicInteger revision = new AtomicInteger();
    private final AtomicInteger edition = new AtomicInteger();
    private volatile boolean settled;
    private volatile boolean closed;
    private int eventsPacked;
    private int lossesSeen;

    /** A table, the journal its USNs are of, and whether it is of the same volume. */
    record Placed(DirectoryTable table, int journal, boolean fits) {}

    /**
     * @param live whether the store follows a volume that can be asked
     * @param complete whether the records behind a marker's row are all that the journal has, whatever their reason
     * @param growing whether the store may still grow
     * @param lookup asks for single ids; {@code null} when nobody can be asked
     */
    public PathIndex(
            RecordStore store,
            boolean live,
            LongPredicate complete,
            BooleanSupplier growing,
            @Nullable IdLookup lookup) {
        this.store = store;
        this.live = live;
        this.growing = growing;
        this.lookup = lookup;
        this.built = store.firstRecord();
        this.builder = new TimelineBuilder(timeline, spans, linked, complete);
        this.worker = Thread.ofPlatform()
                .name("tidemark-paths")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .unstarted(this::run);
    }

    /** An index over a store alone, which is complete and does not grow when it was built. */
    public static PathIndex over(RecordStore store) {
        return new PathIndex(store, false, row -> true, () -> false, null);
    }

    /** Begins to follow the store. */
    public void start() {
        worker.start();
    }

    // --- the worker

    private void run() {
        while (!closed) {
            boolean more = buildSlice();
            if (losses() != lossesSeen) {
                lossesSeen = losses();
                asked.forget();
            }
            boolean answered = asked.serve(lookup, spans.lastUsn());
            if (answered) {
                changed();
            }
            if (!more && !answered) {
                settle();
                rest();
            }
        }
    }

    private void settle() {
        if (!settled && !growing.getAsBoolean() && built >= store.endRecord()) {
            settled = true;
            edition.incrementAndGet();
            changed();
        }
    }

    private void changed() {
        revision.incrementAndGet();
        synchronized (progress) {
            progress.notifyAll();
        }
    }

    private void rest() {
        synchronized (progress) {
            try {
                if (!closed) {
                    progress.wait(PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    /** Takes in what the store holds now. For an index that was not started; else its own thread does it. */
    public void build() {
        while (buildSlice()) {
            // goes on
        }
        settle();
    }

    private boolean buildSlice() {
        long from = Math.max(built, store.firstRecord());
        long to = Math.min(store.endRecord(), from + SLICE);
        if (to <= from) {
            return false;
        }
        RowVisitor<RuntimeException> take = builder::take;
        try (StoreReader reader = store.reader()) {
            if (!reader.isOpen()) {
                return false;
            }
            for (long row = from; row < to; row++) {
                if (reader.readRecord(row, take) != Outcome.READ) {
                    builder.lost(row);
                }
            }
        }
        built = to;
        spans.dropBelow(store.firstRecord());
        pack();
        changed();
        return true;
    }

    /** Leaves out of a timeline that has doubled what no row that is still held can ask for. */
    private void pack() {
        Timeline now = timeline;
        if (store.firstRecord() > 0 && now.events() >= Math.max(LEAST_TO_PACK, 2 * eventsPacked)) {
            Timeline packed = now.since(store.firstRecord());
            eventsPacked = packed.events();
            builder.continueIn(packed);
            timeline = packed;
        }
    }

    // --- what readers and others see

    /**
     * Adds a table; earlier answers may change. Of a volume the one before it is kept too, for rows of before records were
     * missed; else it takes the place of the one before, which may have been of another volume.
     */
    public void add(DirectoryTable table) {
        add(table, true);
    }

    /**
     * As {@link #add(DirectoryTable)}.
     *
     * @param fits whether it is of the volume that the records are of; else what it names is no more than recovered
     */
    public synchronized void add(DirectoryTable table, boolean fits) {
        List<Placed> next = new ArrayList<>();
        next.add(new Placed(table, spans.journalOf(spans.last()), fits));
        int kept = live ? MOST_TABLES - 1 : 0;
        next.addAll(tables.subList(0, Math.min(tables.size(), kept)));
        tables = List.copyOf(next);
        edition.incrementAndGet();
        changed();
    }

    /** How many rows were taken in: those below this number can be asked for. */
    public long built() {
        return built;
    }

    /** Changes whenever an answer may have become surer. */
    public int revision() {
        return revision.get();
    }

    /** Changes when many answers may have changed: a table came, or a file was taken in to its end. */
    public int edition() {
        return edition.get();
    }

    /** How many times records were missing so far: each time what a volume says must be asked anew. */
    public int losses() {
        return spans.last();
    }

    /** The next USN that is not known yet. */
    public long lastUsn() {
        return spans.lastUsn();
    }

    /** Waits until the rows up to a number were taken in, or the index was closed. Not for the FX thread. */
    public void await(long end) throws InterruptedException {
        synchronized (progress) {
            // The worker may be at rest.
            progress.notifyAll();
            while (!closed && built < end && !store.isClosed()) {
                progress.wait(PAUSE_MILLIS);
            }
        }
    }

    /** Waits until all rows of a store that no longer grows were taken in, or the index was closed. */
    public void awaitSettled() throws InterruptedException {
        synchronized (progress) {
            while (!closed && !settled && !store.isClosed()) {
                progress.wait(PAUSE_MILLIS);
            }
        }
    }

    /** A reader of the caller's own; ids that it does not find are asked of the volume. */
    public PathReader reader() {
        return new PathReader(this, true);
    }

    /** A reader that asks nobody, with what it remembers from earlier use; to be given back. */
    public PathReader borrow() {
        PathReader reader = idle.poll();
        return reader == null ? new PathReader(this, false) : reader;
    }

    /** Gives back a reader. */
    public void giveBack(PathReader reader) {
        idle.add(reader);
    }

    // --- for readers

    Timeline timeline() {
        return timeline;
    }

    JournalSpans spans() {
        return spans;
    }

    List<Placed> tables() {
        return tables;
    }

    DirectoryTable askedTable() {
        return asked.table();
    }

    Certainty ofRecords() {
        return live ? Certainty.LIVE : Certainty.RECONSTRUCTED;
    }

    Certainty ofRoot() {
        boolean named = !live && tables.stream().anyMatch(Placed::fits);
        return named ? Certainty.FILE_TABLE : ofRecords();
    }

    boolean isLinked(long high, long low) {
        if (linked.contains(high, low)) {
            return true;
        }
        for (Placed placed : tables) {
            if (placed.fits() && placed.table().isLinked(high, low)) {
                return true;
            }
        }
        return false;
    }

    void ask(long high, long low) {
        if (lookup != null) {
            asked.want(new FileId(high, low));
        }
    }

    /** Stops to follow the store; waits for the worker, which may be asking a volume. */
    @Override
    public void close() {
        closed = true;
        synchronized (progress) {
            progress.notifyAll();
        }
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
