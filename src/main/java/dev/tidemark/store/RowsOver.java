package dev.tidemark.store;

/** A list of some rows of another list, or of all of them in another order. Safe from any thread. */
public interface RowsOver extends Rows {

    /** The list whose rows these are. */
    Rows base();

    @Override
    default RowReader reader() {
        return new ListReader(this, base().reader());
    }

    @Override
    default long derivedBefore(long key, RowKind kind) {
        return base().derivedBefore(key, kind);
    }

    @Override
    default boolean isClosed() {
        return base().isClosed();
    }
}
