package dev.tidemark.filter.language;

import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.Node.Compare;
import dev.tidemark.filter.language.Node.In;
import dev.tidemark.filter.language.Node.Item;
import dev.tidemark.filter.language.Node.Not;
import dev.tidemark.filter.language.Node.Or;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks of the single flags of a field among all conditions that must hold, and what a click on one makes of the filter.
 * Immutable. Of several conditions <em>any</em> the first alone can be told flag by flag; that one and what is no such condition at
 * all stay as they are.
 */
public final class FlagEdit {

    /**
     * A condition that is told flag by flag.
     *
     * @param orNoFlag whether a record without any flag passes too; only for {@link FlagWish#ANY}
     */
    private record Told(FlagWish wish, int mask, boolean orNoFlag) {}

    private final RecordField field;
    private final List<Node> parts;
    private final List<@Nullable Told> told = new ArrayList<>();

    private FlagEdit(Node tree, RecordField field) {
        this.field = field;
        this.parts = Node.conjuncts(tree);
        boolean any = false;
        for (Node part : parts) {
            Told one = told(part);
            boolean another = one != null && one.wish == FlagWish.ANY && any;
            any |= one != null && one.wish == FlagWish.ANY;
            told.add(another ? null : one);
        }
    }

    /**
     * What a tree asks of the flags of a field.
     *
     * @param field one of type flags
     */
    public static FlagEdit of(Node tree, RecordField field) {
        return new FlagEdit(tree, field);
    }

    // --- what is asked

    private @Nullable Told told(Node part) {
        return switch (part) {
            case Compare compare -> told(compare);
            case In in when in.field().equals(field) -> new Told(FlagWish.ANY, mask(in.items()), false);
            case Not not -> {
                Told one = told(not.part());
                yield one != null && one.wish == FlagWish.ANY && !one.orNoFlag
                        ? new Told(FlagWish.NONE, one.mask, false)
                        : null;
            }
            case Or any -> told(any);
            default -> null;
        };
    }

    private @Nullable Told told(Compare compare) {
        if (!compare.field().equals(field) || !(compare.value() instanceof Value.Flags flags)) {
            return null;
        }
        int mask = flags.mask();
        return switch (compare.operator()) {
            case ANY -> new Told(FlagWish.ANY, mask, false);
            case ALL -> mask == 0 ? null : new Told(FlagWish.ALL, mask, false);
            case NONE -> mask == 0 ? null : new Told(FlagWish.NONE, mask, false);
            case EQUAL -> mask == 0 ? new Told(FlagWish.ANY, 0, true) : null;
            default -> null;
        };
    }

    /** Some flags, or no flag at all. */
    private @Nullable Told told(Or any) {
        int mask = 0;
        boolean orNoFlag = false;
        for (Node part : any.parts()) {
            Told one = part instanceof Compare compare ? told(compare) : null;
            if (one == null || one.wish != FlagWish.ANY) {
                return null;
            }
            mask |= one.mask;
            orNoFlag |= one.orNoFlag;
        }
        return new Told(FlagWish.ANY, mask, orNoFlag);
    }

    private static int mask(List<Item> items) {
        return items.stream()
                .mapToInt(item -> item.value() instanceof Value.Flags flags ? flags.mask() : 0)
                .reduce(0, (one, other) -> one | other);
    }

    /** The flags of which something is asked. */
    public int mask(FlagWish wish) {
        int mask = 0;
        for (Told one : told) {
            mask |= one != null && one.wish == wish ? one.mask : 0;
        }
        return mask;
    }

    /** Whether there is a condition of a kind, were it without a flag. */
    public boolean has(FlagWish wish) {
        return told.stream().anyMatch(one -> one != null && one.wish == wish);
    }

    /** What is asked of a flag: the narrowest where it stands in several conditions. */
    public FlagWish of(int bit) {
        for (FlagWish wish : List.of(FlagWish.NONE, FlagWish.ALL, FlagWish.ANY)) {
            if ((mask(wish) & bit) != 0) {
                return wish;
            }
        }
        return FlagWish.OFF;
    }

    /** Whether records without any flag pass beside those with one of some. */
    public boolean orNoFlag() {
        return told.stream().anyMatch(one -> one != null && one.orNoFlag);
    }

    /** Whether a condition is told flag by flag. */
    public boolean tells(Node part) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) == part) {
                return told.get(i) != null;
            }
        }
        return false;
    }

    // --- what a click makes of it

    /** Asks just one thing of some flags from now on, and of the others what it did. */
    public Node with(int bits, FlagWish wish) {
        List<Node> changed = new ArrayList<>();
        boolean placed = wish == FlagWish.OFF;
        for (int i = 0; i < parts.size(); i++) {
            Told one = told.get(i);
            boolean here = one != null && one.wish == wish && !placed;
            placed |= here;
            add(changed, parts.get(i), one, one == null ? 0 : here ? one.mask | bits : one.mask & ~bits);
        }
        if (!placed) {
            changed.add(condition(wish, bits, false));
        }
        return Node.and(changed);
    }

    private void add(List<Node> to, Node part, @Nullable Told one, int mask) {
        if (one == null || mask == one.mask) {
            to.add(part);
        } else if (mask != 0 || one.orNoFlag) {
            to.add(
                    part instanceof Compare compare && compare.operator() == Operator.NONE
                            ? new Compare(Span.NONE, field, Operator.NONE, new Value.Flags(mask))
                            : condition(one.wish, mask, one.orNoFlag));
        }
    }

    /** Asks for any of a mask instead of what it did; {@code null} for no such condition. */
    public Node withAny(@Nullable Integer mask) {
        return replaced(mask, orNoFlag());
    }

    /** Lets records without any flag pass beside those with one of some, or no longer. */
    public Node withNoFlag(boolean on) {
        int mask = mask(FlagWish.ANY);
        return replaced(mask == 0 && !on ? null : mask, on);
    }

    private Node replaced(@Nullable Integer mask, boolean orNoFlag) {
        List<Node> changed = new ArrayList<>();
        boolean placed = mask == null;
        for (int i = 0; i < parts.size(); i++) {
            Told one = told.get(i);
            if (one == null || one.wish != FlagWish.ANY) {
                changed.add(parts.get(i));
            } else if (mask != null) {
                boolean same = one.mask == mask && one.orNoFlag == orNoFlag;
                changed.add(same ? parts.get(i) : condition(FlagWish.ANY, mask, orNoFlag));
                placed = true;
            }
        }
        if (!placed && mask != null) {
            changed.add(condition(FlagWish.ANY, mask, orNoFlag));
        }
        return Node.and(changed);
    }

    /** Asks nothing of any flag any more, as far as that is told flag by flag. */
    public Node cleared() {
        List<Node> left = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (told.get(i) == null) {
                left.add(parts.get(i));
            }
        }
        return Node.and(left);
    }

    /** Not the operator none for flags that may not be set: a record of a version that is not known has no flags, and passes. */
    private Node condition(FlagWish wish, int mask, boolean orNoFlag) {
        Node compare = new Compare(
                Span.NONE, field, wish == FlagWish.ALL ? Operator.ALL : Operator.ANY, new Value.Flags(mask));
        if (wish == FlagWish.NONE) {
            return new Not(Span.NONE, compare);
        }
        if (!orNoFlag) {
            return compare;
        }
        Node noFlag = new Compare(Span.NONE, field, Operator.EQUAL, new Value.Flags(0));
        return mask == 0 ? noFlag : new Or(Span.NONE, List.of(compare, noFlag));
    }
}
