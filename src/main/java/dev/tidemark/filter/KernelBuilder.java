package dev.tidemark.filter;

import dev.tidemark.field.Fields;
import dev.tidemark.field.FlagTest;
import dev.tidemark.filter.language.Meaning;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Node.Item;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.Value;
import dev.tidemark.usn.FileId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes from conditions that must all hold what the loop over rows can test by itself, and leaves the rest. What it takes means just
 * the same there, also for records that lack a field. Not thread-safe; used once.
 */
final class KernelBuilder {

    private static final NameMatcher ANY_TEXT = NameMatcher.of("");
    private static final int OLDEST = 2;
    private static final int NEWEST = 4;

    private final List<Node> rest = new ArrayList<>();
    private final List<Node> beyondColumns = new ArrayList<>();
    private int anyOf = FilterSpec.ANY;
    private int allOf;
    private int noneOf;
    private int kinds = FilterSpec.ANY;
    private int source = FilterSpec.ANY;
    private NameMatcher name = ANY_TEXT;
    private NameMatcher path = ANY_TEXT;
    private @Nullable FileId file;
    private @Nullable FileId parent;

    KernelBuilder(List<Node> conditions) {
        for (Node condition : conditions) {
            if (takeColumns(condition)) {
                continue;
            }
            (takeBytes(condition) ? beyondColumns : rest).add(condition);
        }
        if (!rest.isEmpty()) {
            // One order for all that is behind the columns: the cheapest first.
            rest.addAll(0, beyondColumns);
            source = FilterSpec.ANY;
            name = ANY_TEXT;
            path = ANY_TEXT;
            file = null;
            parent = null;
        }
    }

    /** What was taken. */
    RecordKernel kernel() {
        return new RecordKernel(new FlagTest(anyOf, allOf, noneOf), kinds, source, name, path, file, parent);
    }

    /** What was left. */
    List<Node> rest() {
        return rest;
    }

    // --- columns

    private boolean takeColumns(Node condition) {
        return switch (condition) {
            case Node.Not not ->
                not.part() instanceof Node.Compare compare
                        && compare.field().equals(Fields.REASON)
                        && compare.operator() == Operator.ANY
                        && compare.value() instanceof Value.Flags flags
                        && takeNone(flags.mask());
            case Node.Compare compare ->
                switch (compare.value()) {
                    case Value.Flags flags
                    when compare.field().equals(Fields.REASON) -> takeReasons(compare.operator(), flags.mask());
                    case Value.Number number
                    when compare.field().equals(Fields.VERSION) && compare.operator() == Operator.EQUAL ->
                        takeVersions(List.of(Item.of(number)));
                    default -> false;
                };
            case Node.In in ->
                in.field().equals(Fields.REASON)
                        ? takeReasons(Operator.ANY, TestBuilder.mask(in.items()))
                        : in.field().equals(Fields.VERSION) && takeVersions(in.items());
            default -> false;
        };
    }

    private boolean takeNone(int mask) {
        noneOf |= mask;
        return true;
    }

    private boolean takeReasons(Operator operator, int mask) {
        switch (operator) {
            case ANY -> {
                // All bits stand for no condition there, and no bit is never found.
                if (anyOf != FilterSpec.ANY || mask == FilterSpec.ANY || mask == 0) {
                    return false;
                }
                anyOf = mask;
            }
            case ALL -> {
                allOf |= mask;
                kinds &= mask == 0 ? RecordPredicate.KNOWN : FilterSpec.ANY;
            }
            case NONE -> {
                noneOf |= mask;
                kinds &= RecordPredicate.KNOWN;
            }
            case EQUAL -> {
                allOf |= mask;
                noneOf |= ~mask;
                kinds &= mask == 0 ? RecordPredicate.KNOWN : FilterSpec.ANY;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean takeVersions(List<Item> items) {
        int mask = 0;
        for (Item item : items) {
            boolean known = item.last() == null
                    && item.value() instanceof Value.Number version
                    && version.number() >= OLDEST
                    && version.number() <= NEWEST;
            if (!known) {
                return false;
            }
            mask |= 1 << (int) ((Value.Number) item.value()).number();
        }
        kinds &= mask;
        return true;
    }

    // --- bytes, names, paths

    private boolean takeBytes(Node condition) {
        return switch (condition) {
            case Node.Bare bare -> takeBytes(Meaning.of(bare));
            case Node.Compare compare ->
                switch (compare.value()) {
                    case Value.Flags flags
                    when compare.field().equals(Fields.SOURCE_INFO) -> takeSource(compare.operator(), flags.mask());
                    case Value.Id id when compare.operator() == Operator.EQUAL -> takeId(compare, id.id());
                    case Value.Text text -> takeText(compare, text);
                    default -> false;
                };
            default -> false;
        };
    }

    private boolean takeSource(Operator operator, int mask) {
        boolean free = source == FilterSpec.ANY && operator == Operator.ANY;
        if (!free || mask == 0 || (mask & FilterSpec.NO_SOURCE) != 0) {
            return false;
        }
        source = mask;
        return true;
    }

    /** A version that is not known has no identifier, and reads as 0. */
    private boolean takeId(Node.Compare compare, FileId id) {
        if (id.low() == 0 && id.high() == 0) {
            return false;
        }
        if (compare.field().equals(Fields.FILE) && file == null) {
            file = id;
            return true;
        }
        if (compare.field().equals(Fields.PARENT) && parent == null) {
            parent = id;
            return true;
        }
        return false;
    }

    private boolean takeText(Node.Compare compare, Value.Text text) {
        boolean positive = compare.operator() == Operator.EQUAL
                || compare.operator() == Operator.CONTAINS
                || compare.operator() == Operator.LIKE;
        if (!positive || !(TextMatchers.of(compare.operator(), text) instanceof NameMatcher matcher)) {
            return false;
        }
        if (compare.field().equals(Fields.NAME) && name.matchesEverything() && !matcher.matchesEverything()) {
            name = matcher;
            return true;
        }
        if (compare.field().equals(Fields.PATH) && path.matchesEverything() && !matcher.matchesEverything()) {
            path = matcher;
            return true;
        }
        return false;
    }
}
