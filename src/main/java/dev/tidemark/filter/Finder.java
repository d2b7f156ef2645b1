package dev.tidemark.filter;

import dev.tidemark.store.KeyWalk;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.Rows;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Finds the next row that fits, from a given row on. Pure functions. */
public final class Finder {

    private Finder() {}

    /**
     * The next row that fits. May take long: not for the FX thread.
     *
     * @param fromRow the first row to look at
     * @param forward whether to look at the rows behind it, or before it
     * @param wanted whether a row fits
     * @param cancelled asked every few thousand rows
     * @return the row's key; {@link RecordKey#NONE} when there is none up to the last (the first) row, or it was cancelled
     */
    public static long next(
            Rows rows, long fromRow, boolean forward, Predicate<RecordCursor> wanted, BooleanSupplier cancelled) {
        Match match = new Match(wanted);
        KeyWalk walk = new KeyWalk(rows, fromRow, forward);
        try (RowReader reader = rows.reader()) {
            while (!cancelled.getAsBoolean()) {
                int some = walk.next();
                if (some == 0) {
                    return RecordKey.NONE;
                }
                for (int i = 0; i < some; i++) {
                    if (match.in(reader, walk.key(i))) {
                        return walk.key(i);
                    }
                }
            }
        }
        return RecordKey.NONE;
    }

    /** Whether a row fits; one whose bytes have gone does not. */
    private static final class Match implements RowVisitor<RuntimeException> {

        private final Predicate<RecordCursor> wanted;
        private boolean fits;

        Match(Predicate<RecordCursor> wanted) {
            this.wanted = wanted;
        }

        boolean in(RowReader reader, long key) {
            fits = false;
            return reader.readKey(key, this) == Outcome.READ && fits;
        }

        @Override
        public void visit(RecordCursor row) {
            fits = wanted.test(row);
        }
    }
}
