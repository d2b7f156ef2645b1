package dev.tidemark.history;

import dev.tidemark.path.IdIndex;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.StoreReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What remains of all changes between two places of a journal: one entry for each file, in the order of their first records there, and
 * whether records are missing, so that it is not all. Belongs to one thread; made by one pass over the rows, those before the start too:
 * they tell which files were open there, and why.
 *
 * <p>A directory that was renamed or moved has an entry, and what is in it has none for that. At most {@link #MOST_FILES} files are
 * followed, some 300 bytes each; where there are more, {@link #isTooMany} says so, and the rest is left out.
 */
public final class NetChange {

    /** Of so many a full scan tells more. */
    public static final int MOST_FILES = 1 << 21;

    /**
     * Takes what remains of a file.
     *
     * @param <X> what it may fail with
     */
    @FunctionalInterface
    public interface Each<X extends Exception> {
        void take(FileChange change) throws X;
    }

    private static final long ROWS_BETWEEN_LOOKS = 1 << 12;

    private final long from;
    private final LifeTracker lives = new LifeTracker(new LifeTable());
    private final RowLosses losses = new RowLosses();
    private final IdIndex ids = new IdIndex();
    private final List<ChangedFile> files = new ArrayList<>();
    private final List<Marker> missing = new ArrayList<>();
    private final int most;
    private long unread;
    private boolean tooMany;

    private NetChange(long from, int most) {
        this.from = from;
        this.most = most;
    }

    /**
     * Takes together what happened. May take long: not for the FX thread.
     *
     * @param from the number of the first row that counts
     * @param to the number of the row behind the last one
     * @param cancelled asked every few thousand rows; what comes of it is worth nothing then
     */
    public static NetChange of(RecordStore store, long from, long to, BooleanSupplier cancelled) {
        return of(store, from, to, row -> {}, cancelled);
    }

    /**
     * As {@link #of(RecordStore, long, long, BooleanSupplier)}, for who waits.
     *
     * @param looked told every few thousand rows up to which row it is
     */
    public static NetChange of(RecordStore store, long from, long to, LongConsumer looked, BooleanSupplier cancelled) {
        NetChange change = new NetChange(from, MOST_FILES);
        change.read(store, to, looked, cancelled);
        return change;
    }

    static NetChange of(RecordStore store, long from, long to, int most, BooleanSupplier cancelled) {
        NetChange change = new NetChange(from, most);
        change.read(store, to, row -> {}, cancelled);
        return change;
    }

    private void read(RecordStore store, long to, LongConsumer looked, BooleanSupplier cancelled) {
        try (StoreReader reader = store.reader()) {
            for (long row = store.firstRecord(); row < to; row++) {
                if (reader.readRecord(row, this::take) != Outcome.READ) {
                    lives.lose();
                    unread += row >= from ? 1 : 0;
                }
                if (row % ROWS_BETWEEN_LOOKS == 0) {
                    looked.accept(row);
                    if (cancelled.getAsBoolean()) {
                        return;
                    }
                }
            }
        }
    }

    private void take(RecordCursor row) {
        Marker marker = row.marker();
        if (marker != null) {
            if (losses.before(marker) && row.record() >= from) {
                missing.add(marker);
            }
        } else if (row.isKnown() && row.record() >= from) {
            ChangedFile file = file(row.fileIdHigh(), row.fileIdLow());
            if (file != null) {
                file.take(row, lives.reasonsSoFar(row));
            }
        }
        lives.take(row);
    }

    private @Nullable ChangedFile file(long high, long low) {
        int index = ids.find(high, low);
        if (index >= 0) {
            return files.get(index);
        }
        if (files.size() == most) {
            tooMany = true;
            return null;
        }
        ids.add(high, low);
        ChangedFile file = new ChangedFile(high, low);
        files.add(file);
        return file;
    }

    // --- what remains

    /** Hands on what remains of each file. */
    public <X extends Exception> void forEach(Each<X> each) throws X {
        for (ChangedFile file : files) {
            FileChange change = file.change(lives.isOpen(file.high(), file.low()));
            if (change != null) {
                each.take(change);
            }
        }
    }

    /** How many files were created and deleted in between, and have no entry. */
    public long temporary() {
        return files.stream().filter(ChangedFile::isTemporary).count();
    }

    /** How many files are open at the end, and may change without a further record until they are closed. */
    public int openFiles() {
        return lives.openFiles();
    }

    /** The rows in between at which records may be missing. */
    public List<Marker> missing() {
        return List.copyOf(missing);
    }

    /** How many rows in between could not be read. */
    public long unread() {
        return unread;
    }

    /** Whether there were more files than are followed. */
    public boolean isTooMany() {
        return tooMany;
    }

    /** Whether all that the journal has of these rows was taken together. */
    public boolean isWhole() {
        return missing.isEmpty() && unread == 0 && !tooMany && lives.overflows() == 0;
    }
}
