package dev.tidemark.filter;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.Rows;
import java.util.function.BooleanSupplier;

/** Finds rows by name, from a given row on. */
public final class Finder {

    private static final int SLICE = 1 << 12;
    private static final long NONE = -1;

    private Finder() {}

    /**
     * The next row whose name fits. May take long: not for the FX thread.
     *
     * @param fromRow the first row to look at
     * @param forward whether to look at the rows behind it, or before it
     * @param cancelled asked every few thousand rows
     * @return the row, or -1 when there is none up to the last (the first) row, or it was cancelled
     */
    public static long next(Rows rows, long fromRow, boolean forward, NameMatcher matcher, BooleanSupplier cancelled) {
        int step = forward ? 1 : -1;
        Match match = new Match(matcher);
        long row = forward ? Math.max(0, fromRow) : Math.min(fromRow, rows.size() - 1);
        try (RowReader reader = rows.reader()) {
            while (row >= 0 && row < rows.size() && !cancelled.getAsBoolean()) {
                long until = forward ? Math.min(rows.size(), row + SLICE) : Math.max(-1, row - SLICE);
                for (; row != until; row += step) {
                    if (match.in(reader, row)) {
                        return row;
                    }
                }
            }
        }
        return NONE;
    }

    /** Whether a row's name fits; that of a row whose bytes have gone does not. */
    private static final class Match implements RowVisitor<RuntimeException> {

        private final NameMatcher matcher;
        private boolean fits;

        Match(NameMatcher matcher) {
            this.matcher = matcher;
        }

        boolean in(RowReader reader, long row) {
            fits = false;
            return reader.read(row, this) == Outcome.READ && fits;
        }

        @Override
        public void visit(RecordCursor row) {
            fits = matcher.matches(row);
        }
    }
}
