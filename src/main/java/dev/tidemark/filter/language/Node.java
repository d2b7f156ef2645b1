package dev.tidemark.filter.language;

import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of a filter; each part knows where it stands in the text. Immutable. */
public sealed interface Node {

    /** No condition: every row passes. */
    Node EVERYTHING = new And(Span.NONE, List.of());

    Span span();

    /** The same tree without the places in its text, which makes trees equal that say the same. */
    Node bare();

    /** All of these. Of none: everything. */
    record And(Span span, List<Node> parts) implements Node {

        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public Node bare() {
            return new And(Span.NONE, parts.stream().map(Node::bare).toList());
        }
    }

    /** Any of these, two or more. */
    record Or(Span span, List<Node> parts) implements Node {

        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public Node bare() {
            return new Or(Span.NONE, parts.stream().map(Node::bare).toList());
        }
    }

    /** Not this. */
    record Not(Span span, Node part) implements Node {

        @Override
        public Node bare() {
            return new Not(Span.NONE, part.bare());
        }
    }

    /** A word or a text that stands alone: a part of the name or of the path, see {@link Meaning}. */
    record Bare(Span span, Value.Text text) implements Node {

        @Override
        public Node bare() {
            return new Bare(Span.NONE, text);
        }
    }

    /** A record has a field. */
    record Has(Span span, RecordField field) implements Node {

        @Override
        public Node bare() {
            return new Has(Span.NONE, field);
        }
    }

    /** A record is in a state. */
    record Is(Span span, RecordState state) implements Node {

        @Override
        public Node bare() {
            return new Is(Span.NONE, state);
        }
    }

    /** A field compared with a value. */
    record Compare(Span span, RecordField field, Operator operator, Value value) implements Node {

        @Override
        public Node bare() {
            return new Compare(Span.NONE, field, operator, value);
        }
    }

    /** A field has one of some values. */
    record In(Span span, RecordField field, List<Item> items) implements Node {

        public In {
            items = List.copyOf(items);
        }

        @Override
        public Node bare() {
            return new In(Span.NONE, field, items);
        }
    }

    /**
     * One value of a set, or a range of values.
     *
     * @param value where a range starts
     * @param last where it ends, that included; {@code null} for the value alone
     */
    record Item(Value value, @Nullable Value last) {

        public static Item of(Value value) {
            return new Item(value, null);
        }
    }

    // --- putting together

    /** All of some conditions, as few levels deep as that takes. */
    static Node and(List<? extends Node> parts) {
        List<Node> flat = new ArrayList<>();
        for (Node part : parts) {
            flat.addAll(conjuncts(part));
        }
        return flat.size() == 1 ? flat.getFirst() : new And(Span.NONE, flat);
    }

    /** Any of two conditions; everything when one of them is. */
    static Node or(Node one, Node other) {
        if (conjuncts(one).isEmpty() || conjuncts(other).isEmpty()) {
            return EVERYTHING;
        }
        List<Node> parts = new ArrayList<>(one instanceof Or any ? any.parts() : List.of(one));
        parts.addAll(other instanceof Or any ? any.parts() : List.of(other));
        return new Or(Span.NONE, parts);
    }

    /** The conditions that must all hold. */
    static List<Node> conjuncts(Node tree) {
        return tree instanceof And all
                ? all.parts().stream().flatMap(part -> conjuncts(part).stream()).toList()
                : List.of(tree);
    }
}
