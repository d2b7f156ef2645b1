package dev.tidemark.filter;

import dev.tidemark.store.KeyWalk;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.Rows;
import java.util.function.BooleanSupplier;

/** Finds rows by name, from a given row on. */
public final class Finder {

    private Finder() {}

    /**
     * The next row whose name fits. May take long: not for the FX thread.
     *
     * @param fromRow the first row to look at
     * @param forward whether to look at the rows behind it, or before it
     * @param cancelled asked every few thousand rows
     * @return the row's key; {@link RecordKey#NONE} when there is none up to the last (the first) row, or it was cancelled
     */
    public static long next(Rows rows, long fromRow, boolean forward, NameMatcher matcher, BooleanSupplier cancelled) {
        Match match = new Match(matcher);
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

    /** Whether a row's name fits; that of a row whose bytes have gone does not. */
    private static final class Match implements RowVisitor<RuntimeException> {

        private final NameMatcher matcher;
        private boolean fits;

        Match(NameMatcher matcher) {
            this.matcher = matcher;
        }

        boolean in(RowReader reader, long key) {
            fits = false;
            return reader.readKey(key, this) == Outcome.READ && fits;
        }

        @Override
        public void visit(RecordCursor row) {
            fits = matcher.matches(row);
        }
    }
}
