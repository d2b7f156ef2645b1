package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.field.Citation;
import dev.tidemark.filter.CitedRow;
import dev.tidemark.session.SessionPlace;
import dev.tidemark.store.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Finds the rows that a place in a session names, among those of a source. Stateless; may take long: not for the FX thread. */
final class PlaceSearch {

    private PlaceSearch() {}

    /**
     * A place by keys.
     *
     * @param first the first row that was seen; {@link RecordKey#NONE} where it is not there
     * @param lead the row that was chosen; likewise
     * @param ends first and last of each stretch of selected rows, one behind the other; none where one of them is not there
     */
    record Found(long first, long lead, List<Long> ends) {

        Found {
            ends = List.copyOf(ends);
        }
    }

    static Found find(Source source, SessionPlace place, BooleanSupplier cancelled) {
        long first = key(source, place.first(), cancelled);
        long lead = key(source, place.lead(), cancelled);
        List<Long> ends = new ArrayList<>();
        for (SessionPlace.Stretch stretch : place.selected()) {
            long from = key(source, stretch.first(), cancelled);
            long to = from == RecordKey.NONE ? RecordKey.NONE : key(source, stretch.last(), cancelled);
            if (to == RecordKey.NONE) {
                // Half of a selection would pass for all of it, and each that is missing costs a look at every row.
                return new Found(first, lead, List.of());
            }
            ends.add(from);
            ends.add(to);
        }
        return new Found(first, lead, ends);
    }

    private static long key(Source source, @Nullable Citation cited, BooleanSupplier cancelled) {
        return cited == null
                ? RecordKey.NONE
                : CitedRow.find(source.store(), cited, key -> Citations.fit(cited, source, key), cancelled)
                        .key();
    }
}
