package dev.tidemark.ui.records;

import dev.tidemark.field.Citation;
import dev.tidemark.session.SessionPlace;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RowReader;
import dev.tidemark.view.ShownRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where among its rows a person is, by keys, which hold while the program runs. Immutable; what is told by records beyond that is read
 * on any thread.
 *
 * @param rows what is shown; {@code null} for nothing
 * @param follows whether the newest row is held in view
 * @param first the key of the first row that is seen; {@link RecordKey#NONE} for none, and while the newest is followed
 * @param lead the key of the row that leads; {@link RecordKey#NONE} for none
 * @param selected stretches of selected rows, none where they are too many to be told
 */
public record ShownPlace(@Nullable ShownRows rows, boolean follows, long first, long lead, List<Stretch> selected) {

    public ShownPlace {
        selected = List.copyOf(selected);
    }

    /**
     * Rows that stand behind one another.
     *
     * @param first the place of the first, see {@link ShownRows}
     * @param end the place behind the last
     */
    public record Stretch(long first, long end) {}

    /**
     * Tells it by records. Reads a few rows: not for the FX thread.
     *
     * @param origins what is known of where a row comes from
     */
    public SessionPlace read(Function<RecordCursor, Citation.Origin> origins) {
        ShownRows from = rows;
        if (from == null || from.size() == 0) {
            return new SessionPlace(follows, null, null, List.of());
        }
        try (RowReader reader = from.reader()) {
            List<SessionPlace.Stretch> told = new ArrayList<>();
            for (Stretch stretch : selected) {
                long begin = from.rowOfPlace(stretch.first());
                long last = from.rowOfPlace(stretch.end()) - 1;
                Citation one = last < begin ? null : cite(reader, from.key(begin), origins);
                Citation other = last < begin ? null : cite(reader, from.key(last), origins);
                if (one != null && other != null) {
                    told.add(new SessionPlace.Stretch(one, other));
                }
            }
            return new SessionPlace(follows, cite(reader, first, origins), cite(reader, lead, origins), told);
        }
    }

    private static @Nullable Citation cite(
            RowReader reader, long key, Function<RecordCursor, Citation.Origin> origins) {
        if (key == RecordKey.NONE) {
            return null;
        }
        Cited cited = new Cited(origins);
        reader.readKey(key, cited::visit);
        return cited.citation;
    }

    /** Takes the citation of a row that is shown to it; what could not be read has none. */
    private static final class Cited {

        private final Function<RecordCursor, Citation.Origin> origins;
        private @Nullable Citation citation;

        Cited(Function<RecordCursor, Citation.Origin> origins) {
            this.origins = origins;
        }

        void visit(RecordCursor row) {
            citation = Citation.of(row, origins.apply(row)).orElse(null);
        }
    }
}
