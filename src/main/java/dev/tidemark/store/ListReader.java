package dev.tidemark.store;

/**
 * Reads a list of rows by the keys of its rows. Belongs to one thread.
 *
 * @param list gives the keys
 * @param rows reads the rows that the list is made of
 */
record ListReader(Rows list, RowReader rows) implements RowReader {

    @Override
    public <X extends Exception> Outcome read(long row, RowVisitor<X> visitor) throws X {
        return rows.readKey(list.keyAt(row), visitor);
    }

    @Override
    public <X extends Exception> Outcome readKey(long key, RowVisitor<X> visitor) throws X {
        return rows.readKey(key, visitor);
    }

    @Override
    public boolean isAtHand(long key) {
        return rows.isAtHand(key);
    }

    @Override
    public void close() {
        rows.close();
    }
}
