package dev.tidemark.view.lives;

import dev.tidemark.history.Lives;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;

/** Every life of a source, in the order of first records; grows with them. Safe from any thread. */
final class AllLives extends LifeHeads {

    AllLives(Lives lives, RecordStore store) {
        super(lives, store);
    }

    @Override
    public long size() {
        int first = lives.first();
        return Math.max(0, lives.end() - first);
    }

    @Override
    public long keyAt(long row) {
        long life = lives.first() + row;
        return row < 0 || life >= lives.end() ? RecordKey.NONE : life;
    }

    @Override
    public long indexOf(long key) {
        int first = lives.first();
        int end = lives.end();
        if (key < first || key >= end) {
            return -(Math.clamp(key, first, end) - first + 1);
        }
        return key - first;
    }
}
