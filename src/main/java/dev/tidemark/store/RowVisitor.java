package dev.tidemark.store;

/**
 * Looks at a row that a {@link RowReader} shows.
 *
 * @param <X> what it may fail with
 */
@FunctionalInterface
public interface RowVisitor<X extends Exception> {

    /**
     * Looks at a row.
     *
     * @param row valid until this returns; what is to be kept is copied
     */
    void visit(RecordCursor row) throws X;
}
