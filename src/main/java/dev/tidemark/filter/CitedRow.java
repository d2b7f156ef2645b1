package dev.tidemark.filter;

import dev.tidemark.field.Citation;
import dev.tidemark.store.KeyWalk;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.Rows;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/**
 * Finds the row that a citation names, in rows that are in the order of the store. Stateless; may take long: not for the FX
 * thread. The USN leads there by halving; where that finds nothing, as in a file whose records are out of order, every row is
 * looked at.
 */
public final class CitedRow {

    /** How a search ended. */
    public enum Found {
        /** The row is there. */
        ROW,
        /** At that USN stands another record: of another journal, or of another volume. */
        ANOTHER,
        /** Nothing stands at that USN. */
        NOTHING
    }

    /**
     * What was found.
     *
     * @param key the row's key; {@link RecordKey#NONE} when it was not found
     */
    public record Answer(Found found, long key) {}

    private CitedRow() {}

    /**
     * Finds a row.
     *
     * @param fits tells of a key whether the row may come from where the citation says; false where that is known to differ
     * @param cancelled asked every few thousand rows
     */
    public static Answer find(Rows rows, Citation citation, LongPredicate fits, BooleanSupplier cancelled) {
        try (RowReader reader = rows.reader()) {
            Look look = new Look(citation, fits);
            if (!citation.isRecord()) {
                return derived(rows, citation, reader, look);
            }
            LongPredicate ends = row -> cancelled.getAsBoolean() || look.at(reader, rows.keyAt(row));
            if (!RowSearch.anyOfUsn(rows, citation.usn(), ends)) {
                every(new KeyWalk(rows, 0, true), reader, look, cancelled);
            }
            return look.answer();
        }
    }

    private static void every(KeyWalk walk, RowReader reader, Look look, BooleanSupplier cancelled) {
        int some = walk.next();
        while (some > 0 && !cancelled.getAsBoolean()) {
            for (int i = 0; i < some; i++) {
                if (look.at(reader, walk.key(i))) {
                    return;
                }
            }
            some = walk.next();
        }
    }

    /** Derived rows are few: they are followed from the last one of the kind to the first. */
    private static Answer derived(Rows rows, Citation citation, RowReader reader, Look look) {
        long key = rows.derivedBefore(Long.MAX_VALUE, citation.kind());
        while (key != RecordKey.NONE && !look.at(reader, key)) {
            key = rows.derivedBefore(key, citation.kind());
        }
        return look.answer();
    }

    /** Looks at rows until the cited one is found. */
    private static final class Look implements RowVisitor<RuntimeException> {

        private final Citation citation;
        private final LongPredicate fits;
        private boolean place;
        private boolean cited;
        private boolean another;
        private long key = RecordKey.NONE;

        Look(Citation citation, LongPredicate fits) {
            this.citation = citation;
            this.fits = fits;
        }

        boolean at(RowReader reader, long candidate) {
            place = false;
            cited = false;
            if (reader.readKey(candidate, this) != Outcome.READ || !place) {
                return false;
            }
            if (cited && fits.test(candidate)) {
                key = candidate;
                return true;
            }
            another = true;
            return false;
        }

        @Override
        public void visit(RecordCursor row) {
            place = citation.isPlaceOf(row);
            cited = place && citation.cites(row);
        }

        Answer answer() {
            return new Answer(key != RecordKey.NONE ? Found.ROW : another ? Found.ANOTHER : Found.NOTHING, key);
        }
    }
}
