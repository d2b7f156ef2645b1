package dev.tidemark.filter.language;

import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.Node.Compare;
import dev.tidemark.filter.language.Node.In;
import dev.tidemark.filter.language.Node.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that a filter lists of a field among all conditions that must hold, and what it becomes with others. Pure functions. Of
 * several such conditions the first counts; ranges are no list.
 */
public final class ValuesEdit {

    private ValuesEdit() {}

    /** The values that a tree lists of a field; none where it lists none. */
    public static List<Value> of(Node tree, RecordField field) {
        for (Node part : Node.conjuncts(tree)) {
            List<Value> values = values(part, field);
            if (values != null) {
                return values;
            }
        }
        return List.of();
    }

    /** Whether a condition lists values of a field. */
    public static boolean lists(Node part, RecordField field) {
        return values(part, field) != null;
    }

    private static @Nullable List<Value> values(Node part, RecordField field) {
        return switch (part) {
            case Compare compare
            when compare.field().equals(field) && compare.operator() == Operator.EQUAL -> List.of(compare.value());
            case In in
            when in.field().equals(field) && in.items().stream().allMatch(item -> item.last() == null) ->
                in.items().stream().map(Item::value).toList();
            default -> null;
        };
    }

    /** The tree that lists other values; none for no such condition. */
    public static Node with(Node tree, RecordField field, List<? extends Value> values) {
        List<Node> changed = new ArrayList<>();
        boolean placed = values.isEmpty();
        boolean first = true;
        for (Node part : Node.conjuncts(tree)) {
            if (!first || values(part, field) == null) {
                changed.add(part);
                continue;
            }
            first = false;
            if (!values.isEmpty()) {
                changed.add(condition(field, values));
                placed = true;
            }
        }
        if (!placed) {
            changed.add(condition(field, values));
        }
        return Node.and(changed);
    }

    private static Node condition(RecordField field, List<? extends Value> values) {
        return values.size() == 1
                ? new Compare(Span.NONE, field, Operator.EQUAL, values.getFirst())
                : new In(Span.NONE, field, values.stream().map(Item::of).toList());
    }
}
