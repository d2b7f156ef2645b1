package dev.tidemark.view.lives;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeRowReader;
import dev.tidemark.history.Life;
import dev.tidemark.history.LifeReader;
import dev.tidemark.history.Lives;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.StoreReader;
import org.jspecify.annotations.Nullable;

/** Reads lives and the records of those that are unfolded. Belongs to one thread. */
final class LifeRowsReader implements LifeRowReader {

    private final LifeRows rows;
    private final boolean whole;
    private final RecordStore store;
    private final StoreReader records;
    private final LifeReader lives;
    private @Nullable LifeFacts life;

    /**
     * @param whole whether all that is known of a life is told, for which many rows may be read
     */
    LifeRowsReader(LifeRows rows, PathIndex paths, boolean whole) {
        this.rows = rows;
        this.whole = whole;
        this.store = rows.heads.store;
        this.records = store.reader();
        this.lives = new LifeReader(store, paths);
    }

    /** The life of a key; {@code null} when it is not held. */
    private @Nullable Life life(long key) {
        Lives all = rows.heads.lives;
        int number = LifeKey.life(key);
        return number < all.first() || number >= all.end() ? null : all.life(number);
    }

    @Override
    public <X extends Exception> Outcome read(long row, RowVisitor<X> visitor) throws X {
        return readKey(rows.keyAt(row), visitor);
    }

    @Override
    public <X extends Exception> Outcome readKey(long key, RowVisitor<X> visitor) throws X {
        life = null;
        Life head = LifeKey.place(key) == 0 ? life(key) : null;
        if (head == null) {
            return records.readRecord(rows.recordOf(key), visitor);
        }
        LifeReader.Visitor<X> taking = (facts, last, path) -> take(facts, last, visitor);
        return whole ? lives.read(head, taking) : lives.glance(head, taking);
    }

    private <X extends Exception> void take(LifeFacts facts, RecordCursor last, RowVisitor<X> visitor) throws X {
        life = facts;
        visitor.visit(last);
    }

    @Override
    public boolean isAtHand(long key) {
        Life head = LifeKey.place(key) == 0 ? life(key) : null;
        return head == null ? records.isAtHand(store.keyOf(rows.recordOf(key))) : lives.isAtHand(head);
    }

    @Override
    public @Nullable LifeFacts life() {
        return life;
    }

    @Override
    public Part part(long key) {
        if (LifeKey.place(key) != 0) {
            return Part.RECORD;
        }
        return rows.unfolded(LifeKey.life(key)) == null ? Part.FOLDED : Part.UNFOLDED;
    }

    @Override
    public long edition(long key) {
        Life head = LifeKey.place(key) == 0 ? life(key) : null;
        if (head == null) {
            return 0;
        }
        long state = 2L * head.flags() + (part(key) == Part.UNFOLDED ? 1 : 0);
        return head.records() << Integer.SIZE / 2 | state;
    }

    @Override
    public void close() {
        records.close();
        lives.close();
    }
}
