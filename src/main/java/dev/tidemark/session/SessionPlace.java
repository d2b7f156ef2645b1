package dev.tidemark.session;

import dev.tidemark.field.Citation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where among its rows a person was, told by records and not by rows: these are others in another file of the same journal. Immutable.
 *
 * @param follows whether the newest row was held in view
 * @param first the first row that was seen; {@code null} when it is not known
 * @param lead the row that was chosen; {@code null} for none
 * @param selected stretches of selected rows, by their first and last
 */
public record SessionPlace(
        boolean follows, @Nullable Citation first, @Nullable Citation lead, List<Stretch> selected) {

    /** Of a selection in more stretches, only the row that leads is kept. */
    public static final int MOST_STRETCHES = 32;

    /** The beginning of a source. */
    public static final SessionPlace NONE = new SessionPlace(false, null, null, List.of());

    public SessionPlace {
        selected = List.copyOf(selected);
    }

    /** Rows that stand behind one another. */
    public record Stretch(Citation first, Citation last) {}

    /** Whether there is nothing to go back to. */
    public boolean isNone() {
        return first == null && lead == null && selected.isEmpty();
    }
}
