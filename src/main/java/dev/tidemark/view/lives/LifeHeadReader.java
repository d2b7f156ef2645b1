package dev.tidemark.view.lives;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeRowReader;
import dev.tidemark.history.LifeReader;
import dev.tidemark.history.Lives;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RowVisitor;
import org.jspecify.annotations.Nullable;

/** Reads lives by their numbers, with all that is known of them: may look through many rows for one, so not for the FX thread. */
final class LifeHeadReader implements LifeRowReader {

    private final LifeHeads heads;
    private final LifeReader reader;
    private @Nullable LifeFacts life;

    LifeHeadReader(LifeHeads heads, @Nullable PathIndex paths) {
        this.heads = heads;
        this.reader = new LifeReader(heads.store, paths);
    }

    @Override
    public <X extends Exception> Outcome read(long row, RowVisitor<X> visitor) throws X {
        return readKey(heads.keyAt(row), visitor);
    }

    @Override
    public <X extends Exception> Outcome readKey(long key, RowVisitor<X> visitor) throws X {
        Lives lives = heads.lives;
        if (key < lives.first() || key >= lives.end()) {
            return Outcome.GONE;
        }
        return reader.read(lives.life((int) key), (facts, last, path) -> {
            life = facts;
            visitor.visit(last);
        });
    }

    @Override
    public @Nullable LifeFacts life() {
        return life;
    }

    @Override
    public Part part(long key) {
        return Part.FOLDED;
    }

    @Override
    public long edition(long key) {
        return 0;
    }

    @Override
    public void close() {
        reader.close();
    }
}
