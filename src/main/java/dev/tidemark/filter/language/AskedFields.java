package dev.tidemark.filter.language;

import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordState;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds which fields and states the conditions of a filter ask for. Pure functions. */
public final class AskedFields {

    private AskedFields() {}

    /** Whether a condition asks for one of some fields or states. */
    public static boolean any(Node node, Predicate<RecordField> fields, Predicate<RecordState> states) {
        return first(node, fields, states) != null;
    }

    /** The first condition that asks for one of some fields or states; {@code null} for none. */
    public static @Nullable Node first(Node node, Predicate<RecordField> fields, Predicate<RecordState> states) {
        return switch (node) {
            case Node.And all -> first(all.parts(), fields, states);
            case Node.Or any -> first(any.parts(), fields, states);
            case Node.Not not -> first(not.part(), fields, states);
            case Node.Bare bare -> {
                Node meant = Meaning.of(bare);
                yield first(meant, fields, states) == null ? null : bare;
            }
            case Node.Has has -> fields.test(has.field()) ? has : null;
            case Node.Is is -> states.test(is.state()) ? is : null;
            case Node.Compare compare -> fields.test(compare.field()) ? compare : null;
            case Node.In in -> fields.test(in.field()) ? in : null;
        };
    }

    private static @Nullable Node first(
            List<Node> parts, Predicate<RecordField> fields, Predicate<RecordState> states) {
        for (Node part : parts) {
            Node found = first(part, fields, states);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
