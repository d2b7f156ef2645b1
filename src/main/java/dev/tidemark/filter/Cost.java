package dev.tidemark.filter;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordState;
import dev.tidemark.filter.language.Meaning;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Operator;
import java.util.Comparator;
import java.util.List;

/** What a row must be read for to try a condition, the cheapest first: in this order conditions are tried that must all hold. Immutable. */
public enum Cost {
    /** The columns that the store keeps. */
    COLUMNS,
    /** A place of fixed size in the record. */
    BYTES,
    /** The name, where it lies. */
    NAME,
    /** Text that must be made first, or a regular expression on a name. */
    TEXT,
    /** The directory, tried once for each. */
    DIRECTORY,
    /** The whole path. */
    PATH;

    /** What a condition costs: as much as its dearest part. */
    public static Cost of(Node node) {
        return switch (node) {
            case Node.And all -> dearest(all.parts());
            case Node.Or any -> dearest(any.parts());
            case Node.Not not -> of(not.part());
            case Node.Bare bare -> of(Meaning.of(bare));
            case Node.Has has -> of(has.field());
            case Node.Is is -> of(is.state());
            case Node.In in -> of(in.field());
            case Node.Compare compare -> {
                Cost cost = of(compare.field());
                yield compare.operator() == Operator.MATCHES && cost == NAME ? TEXT : cost;
            }
        };
    }

    private static Cost dearest(List<Node> parts) {
        return parts.stream().map(Cost::of).max(Comparator.naturalOrder()).orElse(COLUMNS);
    }

    private static Cost of(RecordState state) {
        return state.ofOthers() ? TEXT : state.ofName() ? NAME : BYTES;
    }

    private static Cost of(RecordField field) {
        if (field.kernel() != null || field.equals(Fields.VERSION) || field.equals(Fields.KIND)) {
            return COLUMNS;
        }
        if (field.usesPath()) {
            return field.equals(Fields.DIRECTORY) ? DIRECTORY : PATH;
        }
        return switch (field.reader()) {
            case FieldReader.Utf16 utf16 -> NAME;
            case FieldReader.Texts texts -> field.equals(Fields.EXTENSION) ? NAME : TEXT;
            case FieldReader.Numbers numbers -> BYTES;
            case FieldReader.Ids ids -> BYTES;
        };
    }

    /** Conditions with the cheapest first; those that cost the same stay in their order. */
    public static List<Node> sorted(List<Node> parts) {
        return parts.stream().sorted(Comparator.comparing(Cost::of)).toList();
    }
}
