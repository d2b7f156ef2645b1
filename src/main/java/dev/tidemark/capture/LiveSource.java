package dev.tidemark.capture;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.JournalSpans;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Reason;
import dev.tidemark.volume.JournalData;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a volume, read live. Safe from any thread; one reader thread of its own appends while reading is on.
 * Gaps, a new journal id, a journal that went, a changed mask and each start and stop become rows of the store.
 */
public final class LiveSource implements LiveReading {

    private static final long HEAP_BYTES = 32L << 20;

    /** Without these, changes of names are not seen. */
    private static final int NAMES_AND_LINKS = Reason.FILE_CREATE.bit()
            | Reason.RENAME_OLD_NAME.bit()
            | Reason.RENAME_NEW_NAME.bit()
            | Reason.HARD_LINK_CHANGE.bit();

    private final Backend backend;
    private final VolumeFacts volume;
    private final Path tempFolder;
    private final InstantSource clock;
    private final RecordStore store;
    private final JournalSpans spans = new JournalSpans();
    private final AskGate gate = new AskGate();
    private final DirectorySeeding seeding = new DirectorySeeding(this, gate);
    private final SourcePaths paths;

    private volatile long retainBytes;
    private volatile SourceState state = new SourceState(Phase.STOPPED, 0, -1, null);
    private volatile @Nullable JournalData journal;
    private volatile long nextUsn;
    private volatile boolean answered;
    private volatile boolean limited;
    private volatile ReadOptions options = ReadOptions.DEFAULT;
    private volatile @Nullable LiveReader reader;

    /** From then on nobody begins to read, and only a reader that is ending writes; guarded by this. */
    private boolean closed;

    /**
     * @param tempFolder where records beyond the heap budget go
     * @param retainBytes how many bytes of records to keep; the oldest go first
     */
    public LiveSource(Backend backend, VolumeFacts volume, Path tempFolder, long retainBytes, InstantSource clock) {
        this(0, backend, volume, tempFolder, retainBytes, clock);
    }

    /**
     * One of several sources that are open.
     *
     * @param number the source's number in the keys of its rows, see {@link dev.tidemark.store.RecordKey}
     */
    public LiveSource(
            int number, Backend backend, VolumeFacts volume, Path tempFolder, long retainBytes, InstantSource clock) {
        this.backend = backend;
        this.volume = volume;
        this.tempFolder = tempFolder;
        this.clock = clock;
        this.retainBytes = retainBytes;
        this.store = RecordStore.copying(number, new SpillFolder(tempFolder), HEAP_BYTES);
        LiveIds ids = new LiveIds(backend, volume.id(), gate);
        this.paths = new SourcePaths(
                () -> new PathIndex(store, true, this::isComplete, () -> state.phase() != Phase.CLOSED, ids), seeding);
    }

    @Override
    public void start(ReadOptions wanted) {
        start(wanted, false);
    }

    private synchronized void start(ReadOptions wanted, boolean resuming) {
        if (closed || isReading()) {
            return;
        }
        options = wanted;
        state = new SourceState(Phase.OPENING, state.done(), -1, null);
        LiveReader next = new LiveReader(this, wanted, resuming);
        reader = next;
        gate.open();
        next.start();
    }

    @Override
    public synchronized void resume() {
        ReadOptions last = options;
        boolean began = currentJournalId().isPresent();
        start(began ? last.from(ReadOptions.Start.USN, nextUsn) : last, began);
    }

    @Override
    public synchronized void resumeAfter(LongFunction<MarkerDetail> why) {
        if (!closed && !isReading()) {
            mark(nextUsn, -1, why.apply(nextUsn));
            resume();
        }
    }

    @Override
    public long[] recordsOf(long journalId) {
        long[] rows = spans.rowsOf(journalId, store.endRecord());
        rows[0] = Math.min(rows[1], Math.max(rows[0], store.firstRecord()));
        return rows;
    }

    @Override
    public void ask(int reasonMask, boolean onlyOnClose) {
        LiveReader asked = want(reasonMask, onlyOnClose);
        if (asked != null) {
            asked.awaitWish();
        }
    }

    /** The reader that is to read so, {@code null} for none. The wish that comes last is the one that stays. */
    private synchronized @Nullable LiveReader want(int reasonMask, boolean onlyOnClose) {
        ReadOptions now = options;
        if (now.reasonMask() == reasonMask && now.onlyOnClose() == onlyOnClose) {
            return null;
        }
        ReadOptions wanted = now.asking(reasonMask, onlyOnClose);
        options = wanted;
        LiveReader running = reader;
        if (running != null) {
            running.wish(wanted);
        }
        return running;
    }

    @Override
    public void stop() {
        LiveReader running = reader();
        if (running != null && !running.stop()) {
            giveUp(running);
        }
        if (shutGate(running)) {
            gate.awaitLeft(seeding::interrupt);
        }
    }

    /** Under the lock: a reader that is being started is seen only once it runs. */
    private synchronized @Nullable LiveReader reader() {
        return reader;
    }

    /** Under the lock: nobody begins to read, or closes the store, while the row that tells of it is written. */
    private synchronized void giveUp(LiveReader stuck) {
        stuck.giveUp();
    }

    /** False when another reader was started meanwhile, which may have the volume asked. */
    private synchronized boolean shutGate(@Nullable LiveReader stopped) {
        boolean same = reader == stopped;
        if (same) {
            gate.shut();
        }
        return same;
    }

    @Override
    public boolean isReading() {
        LiveReader running = reader;
        return running != null && running.isAlive();
    }

    @Override
    public boolean isCaughtUp() {
        JournalData asked = journal;
        return asked != null && nextUsn >= asked.nextUsn();
    }

    @Override
    public void retain(long bytes) {
        retainBytes = bytes;
    }

    @Override
    public VolumeFacts volume() {
        return volume;
    }

    @Override
    public ReadOptions options() {
        return options;
    }

    /** What the journal said of itself when it was asked last; {@code null} before. */
    public @Nullable JournalData journal() {
        return journal;
    }

    @Override
    public long nextUsn() {
        return nextUsn;
    }

    /** Whether the volume gave an answer to a read, even one without a record. */
    public boolean isAnswered() {
        return answered;
    }

    @Override
    public boolean isLimited() {
        return limited;
    }

    @Override
    public OptionalLong journalIdAt(long record) {
        return spans.idOf(spans.at(record));
    }

    OptionalLong currentJournalId() {
        return spans.idOf(spans.last());
    }

    @Override
    public String name() {
        return volume.name();
    }

    @Override
    public String location() {
        return volume.id();
    }

    @Override
    public RecordStore store() {
        return store;
    }

    @Override
    public SourceState state() {
        return state;
    }

    @Override
    public PathIndex paths() {
        return paths.get();
    }

    @Override
    public String pathWords() {
        return seeding.words();
    }

    /** Whether the volume was asked for its directories, successfully or not; never without {@link #paths}. */
    public boolean directoriesAsked() {
        return seeding.wasAsked();
    }

    @Override
    public @Nullable BackgroundTask directories() {
        return seeding.task();
    }

    @Override
    public void awaitDirectories() throws InterruptedException {
        PathIndex index = paths.get();
        seeding.awaitAsked(this::isReading);
        index.await(store.endRecord());
    }

    @Override
    public boolean isComplete(long record) {
        return spans.isComplete(spans.at(record));
    }

    @Override
    public void close() {
        refuseToRead();
        stop();
        paths.close();
        closeStore();
    }

    private synchronized void refuseToRead() {
        closed = true;
    }

    private synchronized void closeStore() {
        state = new SourceState(Phase.CLOSED, state.done(), -1, state.problem());
        store.close();
    }

    // --- for the reader thread

    Backend backend() {
        return backend;
    }

    /** The folder of the records that do not fit the heap. */
    Path tempFolder() {
        return tempFolder;
    }

    void phase(Phase phase, @Nullable Problem problem) {
        state = new SourceState(phase, state.done(), -1, problem);
    }

    /** Publishes what was appended, and after that where the next read begins: who sees the USN finds its record. */
    void advanced(long bytes, long next) {
        store.publish();
        nextUsn = next;
        answered = true;
        store.retain(retainBytes);
        spans.dropBelow(store.firstRecord());
        if (bytes > 0) {
            state = new SourceState(Phase.READING, state.done() + bytes, -1, null);
        }
    }

    /** Where the next read begins, when nothing was read to get there. */
    void goOnFrom(long next) {
        nextUsn = next;
    }

    /** The reader leaves: nobody asks the volume any more. */
    void ended() {
        gate.shut();
        seeding.interrupt();
    }

    void limited(boolean now) {
        limited = now;
    }

    void journal(JournalData data) {
        journal = data;
    }

    /** The records from here on are of that journal; true when that is another than before. */
    boolean enterJournal(long id) {
        OptionalLong before = currentJournalId();
        if (before.isPresent() && before.getAsLong() == id) {
            return false;
        }
        boolean complete = spans.isComplete(spans.last());
        spans.beginJournal(store.endRecord(), JournalSpans.NO_USN, OptionalLong.of(id), complete);
        return before.isPresent();
    }

    /** From the next row on the volume is asked so. */
    void asking(ReadOptions now) {
        boolean all = !now.onlyOnClose() && (now.reasonMask() & NAMES_AND_LINKS) == NAMES_AND_LINKS;
        if (all != spans.isComplete(spans.last())) {
            spans.begin(store.endRecord(), JournalSpans.NO_USN, all);
        }
    }

    void mark(long at, long length, MarkerDetail detail) {
        store.append(new Marker(at, length, Filetime.of(clock.instant()), detail));
        store.publish();
    }
}
