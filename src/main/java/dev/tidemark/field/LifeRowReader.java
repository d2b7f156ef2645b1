package dev.tidemark.field;

import dev.tidemark.store.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of which some stand for a life: such a row shows the life's last record, and beside it what is known of the life. Belongs
 * to one thread, as every reader of rows.
 */
public interface LifeRowReader extends RowReader {

    /** What a row of a list of lives is. */
    enum Part {
        /** A life whose records are folded away. */
        FOLDED,
        /** A life with its records below. */
        UNFOLDED,
        /** A record of the life above. */
        RECORD
    }

    /** What is known of the life that the row stands for which is being shown; {@code null} for a single record. */
    @Nullable
    LifeFacts life();

    /** What a row is. */
    Part part(long key);

    /** A number that is another when a row says something else: a life goes on as long as it is open. */
    long edition(long key);

    /** What a reader knows of the life of the row that it shows; {@code null} when it knows of no lives, or that is a single record. */
    static @Nullable LifeFacts of(RowReader reader) {
        return reader instanceof LifeRowReader lives ? lives.life() : null;
    }
}
