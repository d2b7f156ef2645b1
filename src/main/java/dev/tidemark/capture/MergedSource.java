package dev.tidemark.capture;

import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.path.MergedPathIndex;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.MergeOrder;
import dev.tidemark.store.MergedRows;
import dev.tidemark.store.MergedStore;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several sources as one: their rows by time, those of each in its own order. Safe from any thread. A thread of its own takes what
 * they get; it reads and asks nothing itself, and belongs to nobody's volume.
 *
 * <p>It lasts as long as all of its parts, which others close; close it before them, or it has no rows from then on.
 */
public final class MergedSource implements Source {

    private static final int AT_ONCE = 1 << 13;
    private static final long REST_MILLIS = 20;
    private static final long RESTING_NANOS = (MergeOrder.SETTLING_SECONDS + 1) * 1_000_000_000L;
    private static final int MOST_NAMED = 3;

    private final List<Source> parts;
    private final LongSupplier nanoTime;
    private final List<PartComing> comings = new ArrayList<>();
    private final MergedStore merged;
    private final Thread worker;
    private final Object ending = new Object();
    private boolean closing;
    private long restingSince;

    /** Of the worker. */
    private long now;

    private volatile boolean ended;
    private volatile boolean resting;
    private volatile boolean behind = true;
    private volatile long doubles;
    private @Nullable PathIndex paths;

    /**
     * Begins to merge.
     *
     * @param number the source's number in the keys of its rows, see {@link RecordKey}
     * @param parts two or more; at equal times their rows stand in this order
     * @param identity by which a record that several captures of one journal have is shown once
     * @throws IllegalArgumentException for more than {@link MergedRows#MOST_LISTS}
     */
    public MergedSource(int number, List<Source> parts, MergedRows.Identity identity) {
        this(number, parts, identity, System::nanoTime);
    }

    /**
     * With a clock of its own.
     *
     * @param nanoTime by which rows settle and patience ends; asked by one thread
     */
    MergedSource(int number, List<Source> parts, MergedRows.Identity identity, LongSupplier nanoTime) {
        this.parts = List.copyOf(parts);
        this.nanoTime = nanoTime;
        List<MergedStore.Part> stores = new ArrayList<>();
        for (Source part : parts) {
            PartComing coming = new PartComing(part);
            comings.add(coming);
            stores.add(new MergedStore.Part(part.store(), () -> coming.now(now)));
        }
        this.merged = new MergedStore(number, stores, identity, this::canShare);
        this.worker = Thread.ofPlatform()
                .name("tidemark-merging")
                .daemon()
                .priority(Thread.NORM_PRIORITY - 1)
                .start(this::run);
    }

    /** Two volumes have no record in common, though simulated ones may look so. */
    private boolean canShare(int one, int other) {
        return parts.get(one).volume() == null || parts.get(other).volume() == null;
    }

    // --- the worker

    private void run() {
        boolean open = true;
        while (open && !merged.store().isClosed()) {
            boolean grew = parts.stream().anyMatch(Source::growing);
            now = nanoTime.getAsLong();
            boolean more = merged.grow(now, AT_ONCE);
            note(more, grew);
            if (!more && merged.isAtEnd()) {
                break;
            }
            open = more ? !isClosing() : rest();
        }
        behind = false;
        ended = true;
    }

    /** Where no source grows any more, all is taken when what came last has settled. */
    private void note(boolean more, boolean grew) {
        doubles = merged.doubles();
        behind = more;
        if (more || grew) {
            restingSince = now;
        }
        resting = now - restingSince > RESTING_NANOS;
    }

    private boolean isClosing() {
        synchronized (ending) {
            return closing;
        }
    }

    private boolean rest() {
        synchronized (ending) {
            try {
                if (!closing) {
                    ending.wait(REST_MILLIS);
                }
            } catch (InterruptedException e) {
                closing = true;
            }
            return !closing;
        }
    }

    // --- what it is made of

    @Override
    public List<Source> parts() {
        return parts;
    }

    @Override
    public Source partOf(long key) {
        int source = RecordKey.source(store().sourceKey(key));
        return parts.stream()
                .filter(part -> part.store().source() == source)
                .findFirst()
                .orElse(this);
    }

    /** The volumes that do not get on with the reading of what their journals hold: others wait for them no longer. */
    public List<Source> late() {
        return comings.stream().filter(PartComing::isLate).map(PartComing::part).toList();
    }

    /** How many rows were left out, since another source had the same record. */
    public long doubles() {
        return doubles;
    }

    // --- as a source

    @Override
    public String name() {
        String few = parts.stream().limit(MOST_NAMED).map(Source::name).collect(Collectors.joining(" + "));
        return parts.size() > MOST_NAMED ? Messages.text("merged.name.more", few, parts.size() - MOST_NAMED) : few;
    }

    @Override
    public String title() {
        String few = parts.stream().limit(MOST_NAMED).map(Source::title).collect(Collectors.joining(" + "));
        return parts.size() > MOST_NAMED ? Messages.text("merged.name.more", few, parts.size() - MOST_NAMED) : few;
    }

    /** Where each of its sources is. */
    @Override
    public String location() {
        return parts.stream().map(Source::location).collect(Collectors.joining(", "));
    }

    @Override
    public RecordStore store() {
        return merged.store();
    }

    @Override
    public SourceState state() {
        long done = 0;
        long total = 0;
        boolean known = true;
        Phase phase = behind && !isLive() ? Phase.LOADING : Phase.COMPLETE;
        for (PartComing coming : comings) {
            SourceState state = coming.part().state();
            done += Math.max(0, state.done());
            total += Math.max(0, state.total());
            known &= state.total() >= 0;
            phase = later(phase, coming.isLate() ? Phase.READING : state.phase());
        }
        return new SourceState(store().isClosed() ? Phase.CLOSED : phase, done, known ? total : -1, null);
    }

    /** It does what most is still to be done of. */
    private static Phase later(Phase one, Phase of) {
        return switch (of) {
            case OPENING, LOADING -> Phase.LOADING;
            case READING, WAITING -> one == Phase.LOADING ? one : Phase.READING;
            case STOPPED, COMPLETE, FAILED, CLOSED -> one;
        };
    }

    /** Whether it waits for rows of a journal that is read while it is written. */
    @Override
    public boolean isLive() {
        return parts.stream().anyMatch(Source::isLive);
    }

    /** As long as rows may come, or are still to be taken. */
    @Override
    public boolean growing() {
        return !ended && (!resting || parts.stream().anyMatch(Source::growing));
    }

    @Override
    public OptionalLong journalIdAt(long record) {
        long key = store().keyOf(record);
        Source part = partOf(key);
        return part == this ? OptionalLong.empty() : part.journalIdAt(RecordKey.record(store().sourceKey(key)));
    }

    @Override
    public boolean isComplete(long record) {
        long key = store().keyOf(record);
        Source part = partOf(key);
        return part == this || part.isComplete(RecordKey.record(store().sourceKey(key)));
    }

    @Override
    public synchronized PathIndex paths() {
        PathIndex known = paths;
        if (known == null) {
            known = new MergedPathIndex(
                    store(), parts.stream().map(Source::paths).toList());
            paths = known;
        }
        return known;
    }

    @Override
    public List<TableNote> tableNotes() {
        return parts.stream().flatMap(part -> part.tableNotes().stream()).toList();
    }

    @Override
    public boolean readsFrom(Path written) {
        return parts.stream().anyMatch(part -> part.readsFrom(written));
    }

    @Override
    public void awaitDirectories() throws InterruptedException {
        for (Source part : parts) {
            part.awaitDirectories();
        }
    }

    @Override
    public void close() {
        synchronized (ending) {
            closing = true;
            ending.notifyAll();
        }
        Joining.uninterruptibly(worker);
        merged.close();
    }
}
