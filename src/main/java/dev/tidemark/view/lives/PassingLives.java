package dev.tidemark.view.lives;

import dev.tidemark.filter.PassingRows;
import dev.tidemark.history.LifeWalk;
import dev.tidemark.history.Lives;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;

/**
 * The lives of which a record passes a filter, in the order of first records; they grow with both. One thread calls {@link #update}, any
 * thread reads.
 */
final class PassingLives extends LifeHeads {

    private static final int SLICE = 1 << 14;

    private final PassingRows rows;
    private final LifeSet set = new LifeSet();
    private final LifeWalk walk;
    private volatile long examined;

    PassingLives(Lives lives, RecordStore store, PassingRows rows) {
        super(lives, store);
        this.rows = rows;
        this.walk = new LifeWalk(lives);
        this.examined = walk.begin();
    }

    /** One more than the last row that can be looked at now. */
    private long end() {
        return Math.min(lives.taken(), rows.examined());
    }

    /** Whether all was looked at that can be. */
    boolean isUpToDate() {
        return examined >= end();
    }

    /**
     * Takes in some of the rows that passed since. May read the disk: not for the FX thread.
     *
     * @return whether there may be more
     */
    boolean update() {
        long from = Math.max(examined, store.firstRecord());
        long to = Math.min(end(), from + SLICE);
        try (StoreReader reader = store.reader()) {
            for (long row = from; row < to; row++) {
                reader.readRecord(row, this::take);
            }
        }
        examined = Math.max(from, to);
        return to > from && !store.isClosed();
    }

    private void take(RecordCursor row) {
        int life = walk.of(row);
        if (life >= 0 && rows.contains(row.key())) {
            set.add(life);
        }
    }

    private int dropped() {
        return set.below(lives.first());
    }

    @Override
    public long size() {
        int dropped = dropped();
        return Math.max(0, set.size() - dropped);
    }

    @Override
    public long keyAt(long row) {
        int life = row < 0 ? -1 : set.at(dropped() + row);
        return life < 0 ? RecordKey.NONE : life;
    }

    @Override
    public long indexOf(long key) {
        long row = Math.max(0, set.below(key) - dropped());
        boolean found = key >= lives.first() && key <= Integer.MAX_VALUE && set.contains((int) key);
        return found ? row : -(row + 1);
    }
}
