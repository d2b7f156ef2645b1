package dev.tidemark.testing;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.Rows;
import dev.tidemark.store.StoreReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads rows for tests that look at one, or at all of few. Pure functions. */
public final class Reading {

    private Reading() {}

    /** Copies a row into a cursor; false when it cannot be read. */
    public static boolean read(RecordStore store, long record, RecordCursor into) {
        try (StoreReader reader = store.reader()) {
            return reader.readRecord(record, into::copyFrom) == Outcome.READ;
        }
    }

    /** Copies the row with a key, as a list's reader shows it; false when it cannot be read. */
    public static boolean readKey(Rows rows, long key, RecordCursor into) {
        try (RowReader reader = rows.reader()) {
            return reader.readKey(key, into::copyFrom) == Outcome.READ;
        }
    }

    /** What is made of each row of a list, in its order; rows that cannot be read are left out. */
    public static <T> List<T> all(Rows rows, Function<RecordCursor, T> of) {
        List<T> found = new ArrayList<>();
        try (RowReader reader = rows.reader()) {
            for (long row = 0; row < rows.size(); row++) {
                reader.read(row, cursor -> found.add(of.apply(cursor)));
            }
        }
        return found;
    }
}
