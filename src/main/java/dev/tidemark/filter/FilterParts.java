package dev.tidemark.filter;

import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.Meaning;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Node.Compare;
import dev.tidemark.filter.language.Node.In;
import dev.tidemark.filter.language.Node.Item;
import dev.tidemark.filter.language.Node.Not;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.Span;
import dev.tidemark.filter.language.Value;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter's tree as what can be clicked together, and the rest that only its text can say. Immutable. Changing {@link #spec} and
 * taking the {@link #tree} changes the text by a click: the rest stays as it is.
 *
 * @param spec the conditions of all that must hold which a {@link FilterSpec} has
 * @param rest the others, in their order
 */
public record FilterParts(FilterSpec spec, List<Node> rest) {

    private static final int[] VERSIONS = {2, 3, 4};

    public FilterParts {
        rest = List.copyOf(rest);
    }

    /** A specification alone: the tree is the text that means the same. */
    public static FilterParts of(FilterSpec spec) {
        return new FilterParts(spec, List.of());
    }

    /** The same rest with other conditions. */
    public FilterParts with(FilterSpec other) {
        return new FilterParts(other, rest);
    }

    /** Takes a tree apart. */
    public static FilterParts of(Node tree) {
        FilterSpec spec = FilterSpec.ALL;
        List<Node> rest = new ArrayList<>();
        for (Node part : Node.conjuncts(tree)) {
            FilterSpec more = taking(spec, part);
            if (more == null) {
                rest.add(part);
            } else {
                spec = more;
            }
        }
        return new FilterParts(spec, rest);
    }

    private static @Nullable FilterSpec taking(FilterSpec spec, Node part) {
        return switch (part) {
            case Node.Bare bare -> takingText(spec, Meaning.of(bare));
            case Not not -> {
                Integer mask =
                        not.part() instanceof Compare compare ? mask(compare, Fields.REASON, Operator.ANY) : null;
                yield mask == null ? null : spec.withReasons(spec.anyOf(), spec.allOf(), spec.noneOf() | mask);
            }
            case Compare compare -> taking(spec, compare);
            case In in -> in.field().equals(Fields.VERSION) ? takingVersions(spec, in.items()) : null;
            case Node.Or any -> takingSource(spec, any);
            default -> null;
        };
    }

    private static @Nullable FilterSpec taking(FilterSpec spec, Compare compare) {
        RecordField field = compare.field();
        if (field.equals(Fields.REASON)) {
            return takingReasons(spec, compare);
        }
        if (field.equals(Fields.SOURCE_INFO)) {
            return spec.sourceAnyOf() == FilterSpec.ANY ? takingSource(spec, compare) : null;
        }
        if (compare.value() instanceof Value.Id id && compare.operator() == Operator.EQUAL) {
            return field.equals(Fields.FILE) && spec.file() == null
                    ? spec.withFile(id.id())
                    : field.equals(Fields.PARENT) && spec.parent() == null ? spec.withParent(id.id()) : null;
        }
        if (field.equals(Fields.VERSION) && compare.operator() == Operator.EQUAL) {
            return takingVersions(spec, List.of(Item.of(compare.value())));
        }
        return takingText(spec, compare);
    }

    private static @Nullable FilterSpec takingReasons(FilterSpec spec, Compare compare) {
        Integer any = mask(compare, Fields.REASON, Operator.ANY);
        if (any != null) {
            return spec.anyOf() == FilterSpec.ANY && any != 0 && any != FilterSpec.ANY
                    ? spec.withReasons(any, spec.allOf(), spec.noneOf())
                    : null;
        }
        Integer all = mask(compare, Fields.REASON, Operator.ALL);
        if (all != null) {
            return all == Reason.CLOSE.bit()
                    ? spec.withOnlyClosed(true)
                    : spec.withReasons(spec.anyOf(), spec.allOf() | all, spec.noneOf());
        }
        Integer none = mask(compare, Fields.REASON, Operator.NONE);
        return none == null ? null : spec.withReasons(spec.anyOf(), spec.allOf(), spec.noneOf() | none);
    }

    private static @Nullable Integer mask(Compare compare, RecordField field, Operator operator) {
        return compare.field().equals(field)
                        && compare.operator() == operator
                        && compare.value() instanceof Value.Flags flags
                ? flags.mask()
                : null;
    }

    /** Some source flags, or none at all, or either. */
    private static @Nullable FilterSpec takingSource(FilterSpec spec, Node.Or any) {
        FilterSpec taken = FilterSpec.ALL;
        int mask = 0;
        for (Node part : any.parts()) {
            taken = part instanceof Compare compare && compare.field().equals(Fields.SOURCE_INFO)
                    ? takingSource(FilterSpec.ALL, compare)
                    : null;
            if (taken == null) {
                return null;
            }
            mask |= taken.sourceAnyOf();
        }
        return spec.sourceAnyOf() == FilterSpec.ANY ? spec.withSource(mask) : null;
    }

    private static @Nullable FilterSpec takingSource(FilterSpec spec, Compare compare) {
        Integer any = mask(compare, Fields.SOURCE_INFO, Operator.ANY);
        Integer whole = mask(compare, Fields.SOURCE_INFO, Operator.EQUAL);
        if (any != null) {
            return any > 0 ? spec.withSource(any) : null;
        }
        return whole != null && whole == 0 ? spec.withSource(FilterSpec.NO_SOURCE) : null;
    }

    private static @Nullable FilterSpec takingVersions(FilterSpec spec, List<Item> items) {
        int mask = 0;
        for (Item item : items) {
            if (item.last() != null || !(item.value() instanceof Value.Number version)) {
                return null;
            }
            if (version.number() < VERSIONS[0] || version.number() > VERSIONS[VERSIONS.length - 1]) {
                return null;
            }
            mask |= 1 << (int) version.number();
        }
        return spec.versions() == FilterSpec.ANY ? spec.withVersions(versions(mask)) : null;
    }

    private static int[] versions(int mask) {
        return Arrays.stream(VERSIONS)
                .filter(version -> (mask >>> version & 1) != 0)
                .toArray();
    }

    /** A part of the name or path, or the whole of it with stars: what its box takes. */
    private static @Nullable FilterSpec takingText(FilterSpec spec, Compare compare) {
        if (!(compare.value() instanceof Value.Text text)
                || !TextMatchers.isSimple(text)
                || text.text().isEmpty()) {
            return null;
        }
        boolean fits = compare.operator() == (text.hasWildcard() ? Operator.LIKE : Operator.CONTAINS);
        if (fits && compare.field().equals(Fields.NAME) && spec.name().isEmpty()) {
            return spec.withName(text.text());
        }
        return fits && compare.field().equals(Fields.PATH) && spec.path().isEmpty() ? spec.withPath(text.text()) : null;
    }

    // --- and back

    /** The tree that means the specification and the rest. */
    public Node tree() {
        List<Node> parts = new ArrayList<>();
        addReasons(parts);
        addSource(parts);
        if (spec.versions() != FilterSpec.ANY) {
            parts.add(versionsNode());
        }
        addId(parts, Fields.FILE, spec.file());
        addId(parts, Fields.PARENT, spec.parent());
        addText(parts, Fields.NAME, spec.name());
        addText(parts, Fields.PATH, spec.path());
        parts.addAll(rest);
        return Node.and(parts);
    }

    private void addReasons(List<Node> parts) {
        if (spec.anyOf() != FilterSpec.ANY) {
            parts.add(flags(Fields.REASON, Operator.ANY, spec.anyOf()));
        }
        if (spec.allOf() != 0) {
            parts.add(flags(Fields.REASON, Operator.ALL, spec.allOf()));
        }
        if (spec.noneOf() != 0) {
            // Not the operator none: a record of a version that is not known has no reasons, and passes.
            parts.add(new Not(Span.NONE, flags(Fields.REASON, Operator.ANY, spec.noneOf())));
        }
        if (spec.onlyClosed()) {
            parts.add(flags(Fields.REASON, Operator.ALL, Reason.CLOSE.bit()));
        }
    }

    private void addSource(List<Node> parts) {
        if (spec.sourceAnyOf() == FilterSpec.ANY) {
            return;
        }
        int mask = spec.sourceAnyOf() & ~FilterSpec.NO_SOURCE;
        boolean none = mask != spec.sourceAnyOf();
        List<Node> either = new ArrayList<>();
        if (mask != 0 || !none) {
            either.add(flags(Fields.SOURCE_INFO, Operator.ANY, mask));
        }
        if (none) {
            either.add(flags(Fields.SOURCE_INFO, Operator.EQUAL, 0));
        }
        parts.add(either.size() == 1 ? either.getFirst() : new Node.Or(Span.NONE, either));
    }

    private Node versionsNode() {
        List<Item> items = Arrays.stream(versions(spec.versions()))
                .mapToObj(version -> Item.of(new Value.Number(version)))
                .toList();
        return items.size() == 1
                ? new Compare(
                        Span.NONE,
                        Fields.VERSION,
                        Operator.EQUAL,
                        items.getFirst().value())
                : new In(Span.NONE, Fields.VERSION, items);
    }

    private static Node flags(RecordField field, Operator operator, int mask) {
        return new Compare(Span.NONE, field, operator, new Value.Flags(mask));
    }

    private static void addId(List<Node> parts, RecordField field, @Nullable FileId id) {
        if (id != null) {
            parts.add(new Compare(Span.NONE, field, Operator.EQUAL, new Value.Id(id)));
        }
    }

    /** Alone where that means the same. */
    private static void addText(List<Node> parts, RecordField field, String text) {
        if (text.isEmpty()) {
            return;
        }
        Value.Text value = Value.Text.of(text);
        Node whole = new Compare(Span.NONE, field, value.hasWildcard() ? Operator.LIKE : Operator.CONTAINS, value);
        Node.Bare bare = new Node.Bare(Span.NONE, shortest(value));
        parts.add(Meaning.of(bare).equals(whole) ? bare : whole);
    }

    /** A bare pattern of a path is not anchored at its start, and needs no star there. */
    private static Value.Text shortest(Value.Text value) {
        String text = value.text();
        boolean unanchored = text.startsWith("*") && text.indexOf('\\') >= 0;
        return unanchored ? Value.Text.of(text.substring(1)) : value;
    }
}
