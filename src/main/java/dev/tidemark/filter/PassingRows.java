package dev.tidemark.filter;

import dev.tidemark.store.RowsOver;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a list that pass a filter, in its order; grows with the list when {@link #advance} is called. Safe from any
 * thread; reading never waits.
 */
public interface PassingRows extends RowsOver, AutoCloseable {

    /** Goes on with what the list got since. Never waits and costs next to nothing: call it once a pulse. */
    void advance();

    /** The number of the record up to which, exclusive, the list was examined. */
    long examined();

    /** Whether everything that the list holds now was examined. */
    boolean upToDate();

    /** Whether a record was found that passes, and not only rows that are none. */
    default boolean foundRecord() {
        return false;
    }

    /** The filter with its times counted; {@code null} as long as they are not, and for one that has none. */
    default @Nullable AppliedFilter resolved() {
        return null;
    }

    /** Ends the examining; the rows found so far can still be read. Does not wait. */
    @Override
    void close();
}
