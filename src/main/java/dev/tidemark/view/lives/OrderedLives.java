package dev.tidemark.view.lives;

import dev.tidemark.store.Rows;

/** Lives in another order. Safe from any thread. */
final class OrderedLives extends LifeHeads {

    private final Rows sorted;

    /**
     * @param heads the lives that were sorted
     * @param sorted their numbers, in the order
     */
    OrderedLives(LifeHeads heads, Rows sorted) {
        super(heads.lives, heads.store);
        this.sorted = sorted;
    }

    @Override
    long rank(int life) {
        return sorted.indexOf(life);
    }

    @Override
    public long size() {
        return sorted.size();
    }

    @Override
    public long keyAt(long row) {
        return sorted.keyAt(row);
    }

    @Override
    public long indexOf(long key) {
        return sorted.indexOf(key);
    }
}
