package dev.tidemark.filter.language;

import dev.tidemark.field.Citation;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.Node.Compare;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where records begin and end that were asked for by one word: a USN, a time, or the citation of a record. Pure functions. */
public final class Bounds {

    private Bounds() {}

    /** The condition that records are at or behind a place; {@code null} where the word names none. */
    public static @Nullable Node from(String word) {
        return bound(word, Operator.AT_LEAST);
    }

    /** The condition that records are before or at a place. */
    public static @Nullable Node to(String word) {
        return bound(word, Operator.AT_MOST);
    }

    /** The condition that records are at or behind a time. */
    public static @Nullable Node since(String word) {
        return bound(Fields.TIME, Operator.AT_LEAST, TimeText.parse(word));
    }

    /** The condition that records are before or at the end of a time. */
    public static @Nullable Node until(String word) {
        return bound(Fields.TIME, Operator.AT_MOST, TimeText.parse(word));
    }

    private static @Nullable Node bound(String word, Operator operator) {
        Optional<Citation> cited = Citation.parse(word).filter(Citation::isRecord);
        if (cited.isPresent()) {
            return bound(Fields.USN, operator, new Value.Number(cited.get().usn()));
        }
        Value.Number usn = NumberValues.integer(word);
        return usn != null ? bound(Fields.USN, operator, usn) : bound(Fields.TIME, operator, TimeText.parse(word));
    }

    private static @Nullable Node bound(RecordField field, Operator operator, @Nullable Value value) {
        return value == null ? null : new Compare(Span.NONE, field, operator, value);
    }
}
