package dev.tidemark.history;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.StoreReader;
import java.util.function.BooleanSupplier;

/**
 * The lives of the files of one source, joined from its rows as they come: a derived list that grows with the store. One thread calls
 * {@link #update}, any thread reads. Takes 24 bytes a life, and 36 for each file that is open: at most 1,048,576 of those are followed,
 * and where more are open at once all are let go as if records were missing, which {@link #overflows} tells.
 */
public final class Lives {

    private static final int SLICE = 1 << 14;

    private final RecordStore store;
    private final LifeTable table = new LifeTable();
    private final LifeTracker tracker;
    private volatile long taken;

    /**
     * Begins with the first row that is held.
     *
     * @param store whose rows are joined; nothing is read yet
     */
    public Lives(RecordStore store) {
        this(store, OpenFiles.MOST);
    }

    Lives(RecordStore store, int mostOpen) {
        this.store = store;
        this.tracker = new LifeTracker(table, mostOpen);
        this.taken = store.firstRecord();
    }

    /**
     * Takes in some of the rows that were added. May read the disk: not for the FX thread.
     *
     * @return whether there may be more
     */
    public boolean update() {
        return update(store.endRecord());
    }

    /** As {@link #update()}, of the rows up to a number. */
    public boolean update(long end) {
        long from = taken;
        if (from < store.firstRecord()) {
            tracker.lose();
            from = store.firstRecord();
        }
        long to = Math.min(Math.min(end, store.endRecord()), from + SLICE);
        try (StoreReader reader = store.reader()) {
            for (long row = from; row < to; row++) {
                if (reader.readRecord(row, tracker::take) != Outcome.READ) {
                    tracker.lose();
                }
            }
        }
        table.publish();
        taken = Math.max(from, to);
        return to > from && !store.isClosed();
    }

    /**
     * Takes in the rows up to a number, or all there are.
     *
     * @param end the number of the row behind the last that is wanted
     */
    public void updateTo(long end, BooleanSupplier cancelled) {
        while (taken < end && !cancelled.getAsBoolean() && update()) {
            // goes on
        }
    }

    /** Lets go of lives of which no row is held any more, as far as all before them have ended. For the thread that updates. */
    public void dropGone() {
        int kept = table.first();
        int most = tracker.firstOpen();
        while (kept < most && table.lastRow(kept) < store.firstRecord()) {
            kept++;
        }
        table.dropBelow(kept);
    }

    /** The number of the row behind the last that was taken in. */
    public long taken() {
        return taken;
    }

    /** The number of the first life that is held. */
    public int first() {
        return table.first();
    }

    /** The number behind the last life. */
    public int end() {
        return table.size();
    }

    /**
     * The life of a number.
     *
     * @param number from {@link #first} to {@link #end} - 1
     */
    public Life life(int number) {
        return Life.of(table, number);
    }

    /** How many bytes of memory a life takes, whatever its records are. */
    public static int bytesEach() {
        return LifeTable.bytesEach();
    }

    /** How many renames were joined from both their halves. */
    public long pairs() {
        return tracker.pairs();
    }

    /** How many halves of renames have no other half. */
    public long orphans() {
        return tracker.orphans();
    }

    /** How often more files were open at once than are followed. */
    public long overflows() {
        return tracker.overflows();
    }
}
