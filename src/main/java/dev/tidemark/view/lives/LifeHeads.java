package dev.tidemark.view.lives;

import dev.tidemark.history.Lives;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.Rows;
import org.jspecify.annotations.Nullable;

/** Lives of one source as rows whose keys are their numbers, without their records. Safe from any thread. */
abstract class LifeHeads implements Rows {

    final Lives lives;
    final RecordStore store;
    private @Nullable PathIndex paths;

    LifeHeads(Lives lives, RecordStore store) {
        this.lives = lives;
        this.store = store;
    }

    /** Lets readers tell where files were, and were before. */
    final LifeHeads withPaths(PathIndex index) {
        paths = index;
        return this;
    }

    /** A number that ascends along the rows, of a life that is among them; it never becomes another. */
    long rank(int life) {
        return life;
    }

    @Override
    public final RowReader reader() {
        return new LifeHeadReader(this, paths);
    }

    @Override
    public final long derivedBefore(long key, RowKind kind) {
        return RecordKey.NONE;
    }

    @Override
    public final boolean isClosed() {
        return store.isClosed();
    }
}
