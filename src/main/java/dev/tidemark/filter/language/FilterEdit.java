package dev.tidemark.filter.language;

import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.Node.Compare;
import dev.tidemark.filter.language.Node.In;
import dev.tidemark.filter.language.Node.Item;
import dev.tidemark.filter.language.Node.Not;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a click makes of a filter. Pure functions from tree to tree; the text is what {@link FilterPrinter} writes. */
public final class FilterEdit {

    private FilterEdit() {}

    /** Only rows that also meet a condition; nothing changes where that is asked for already. */
    public static Node onlyThis(Node tree, Node condition) {
        return and(tree, condition);
    }

    /** Without the rows that meet a condition. Values of one field that are left out one after the other make one set. */
    public static Node notThis(Node tree, Node condition) {
        List<Node> parts = new ArrayList<>(Node.conjuncts(tree));
        for (int i = 0; i < parts.size(); i++) {
            Node wider = parts.get(i) instanceof Not not ? wider(not.part(), condition) : null;
            if (wider != null) {
                parts.set(i, new Not(Span.NONE, wider));
                return Node.and(parts);
            }
        }
        return and(tree, negated(condition));
    }

    /**
     * Also rows that meet a condition: where the filter asks for another value of the same field, for either; else for what it
     * shows now, and these.
     */
    public static Node alsoThis(Node tree, Node condition) {
        List<Node> parts = new ArrayList<>(Node.conjuncts(tree));
        for (int i = 0; i < parts.size(); i++) {
            Node wider = wider(parts.get(i), condition);
            if (wider != null) {
                parts.set(i, wider);
                return Node.and(parts);
            }
        }
        return Node.or(tree, condition);
    }

    /** Without the first condition of all that must hold for which a condition is the same; the tree where there is none. */
    public static Node without(Node tree, Node condition) {
        List<Node> parts = new ArrayList<>(Node.conjuncts(tree));
        Node bare = condition.bare();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).bare().equals(bare)) {
                parts.remove(i);
                return Node.and(parts);
            }
        }
        return tree;
    }

    /** From a value of a field on: where the filter has such a bound already, that is moved. */
    public static Node from(Node tree, RecordField field, Value value) {
        return bound(tree, new Compare(Span.NONE, field, Operator.AT_LEAST, value));
    }

    /** Up to a value of a field, that included: where the filter has such a bound already, that is moved. */
    public static Node until(Node tree, RecordField field, Value value) {
        return bound(tree, new Compare(Span.NONE, field, Operator.AT_MOST, value));
    }

    private static Node bound(Node tree, Compare bound) {
        List<Node> parts = new ArrayList<>(Node.conjuncts(tree));
        parts.removeIf(part -> part instanceof Compare compare
                && compare.field().equals(bound.field())
                && compare.operator() == bound.operator());
        parts.add(bound);
        return Node.and(parts);
    }

    /** Not a condition: a negation loses its sign. */
    static Node negated(Node condition) {
        return condition instanceof Not not ? not.part() : new Not(Span.NONE, condition);
    }

    private static Node and(Node tree, Node condition) {
        List<Node> parts = new ArrayList<>(Node.conjuncts(tree));
        Node bare = condition.bare();
        if (parts.stream().noneMatch(part -> part.bare().equals(bare))) {
            parts.add(condition);
        }
        return Node.and(parts);
    }

    /** Either value of one field; {@code null} where the two conditions are not of that kind. */
    private static @Nullable Node wider(Node one, Node other) {
        RecordField field = field(one);
        if (field == null || !field.equals(field(other)) || !Operator.IN.takes(field)) {
            return null;
        }
        List<Item> items = new ArrayList<>(items(one));
        items(other).stream().filter(item -> !items.contains(item)).forEach(items::add);
        return items.size() == 1 ? one : new In(Span.NONE, field, items);
    }

    /** The field whose values a condition lists; flags are not listed, since a set of them asks for any. */
    private static @Nullable RecordField field(Node condition) {
        RecordField field = switch (condition) {
            case In in -> in.field();
            case Compare compare when compare.operator() == Operator.EQUAL -> compare.field();
            default -> null;
        };
        return field == null || !field.flags().isEmpty() ? null : field;
    }

    private static List<Item> items(Node condition) {
        return switch (condition) {
            case In in -> in.items();
            case Compare compare -> List.of(Item.of(compare.value()));
            default -> List.of();
        };
    }
}
