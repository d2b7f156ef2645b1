package dev.tidemark.session;

import java.util.List;

/**
 * How rows were shown. Immutable; what it names may be unknown here, and is left out then.
 *
 * @param filter a text of the filter language; may be no filter
 * @param presets the names of the filters that were switched on beside it
 * @param columns the columns in their order, each as its id, width and {@code shown} or {@code hidden}
 * @param sort the id of the field that rows were sorted by; empty for the order of the records
 * @param ascending whether the least came first
 * @param utc whether times were shown in UTC, not local
 * @param lives whether lives stood in the place of the records
 * @param place where among the rows
 */
public record SessionView(
        String filter,
        List<String> presets,
        List<String> columns,
        String sort,
        boolean ascending,
        boolean utc,
        boolean lives,
        SessionPlace place) {

    /** Nothing that differs from what is shown at first. */
    public static final SessionView NONE = of("");

    public SessionView {
        presets = List.copyOf(presets);
        columns = List.copyOf(columns);
    }

    /** What passes a filter, and nothing else that differs from what is shown at first. */
    public static SessionView of(String filter) {
        return new SessionView(filter, List.of(), List.of(), "", true, true, false, SessionPlace.NONE);
    }

    /** The same elsewhere among the rows. */
    public SessionView at(SessionPlace other) {
        return new SessionView(filter, presets, columns, sort, ascending, utc, lives, other);
    }
}
