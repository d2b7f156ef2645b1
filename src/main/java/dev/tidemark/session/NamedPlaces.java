package dev.tidemark.session;

import dev.tidemark.filter.language.Bounds;
import dev.tidemark.filter.language.Node;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where records begin and end that were asked for by one word, which may be the tag of a mark. Pure functions. */
public final class NamedPlaces {

    private NamedPlaces() {}

    /**
     * The condition that records are at or behind a place; of several marks of a name, from the first on.
     *
     * @param called gives the marks of a name, in the order of their USNs
     * @return {@code null} where the word names none
     */
    public static @Nullable Node from(String word, Function<String, List<RecordMark>> called) {
        Node bound = Bounds.from(word);
        List<RecordMark> marks = bound == null ? called.apply(word) : List.of();
        return marks.isEmpty() ? bound : Bounds.from(marks.getFirst().record().toString());
    }

    /** The condition that records are before or at a place; of several marks of a name, up to the last. */
    public static @Nullable Node to(String word, Function<String, List<RecordMark>> called) {
        Node bound = Bounds.to(word);
        List<RecordMark> marks = bound == null ? called.apply(word) : List.of();
        return marks.isEmpty() ? bound : Bounds.to(marks.getLast().record().toString());
    }
}
