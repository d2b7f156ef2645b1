package dev.tidemark.filter;

import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.LongRanges;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.Ranges;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.filter.language.Value;
import dev.tidemark.store.DerivedRow;
import dev.tidemark.store.RowKind;
import java.util.function.Predicate;

/**
 * Tests rows that are no records. They pass, since they tell what is missing, whatever is looked for; but not outside a range of USNs or
 * times that all rows must lie in. Where a filter names {@code kind}, they have kind, USN and time, and lack every other field.
 * Immutable and safe from any thread.
 */
final class MarkerTest implements Predicate<DerivedRow> {

    private final Node tree;
    private final TimeContext times;
    private final boolean namesKind;
    private final LongRanges usnRange;
    private final LongRanges timeRange;

    MarkerTest(Node tree, TimeContext times) {
        this.tree = tree;
        this.times = times;
        this.namesKind = namesKind(tree);
        this.usnRange = range(Fields.USN);
        this.timeRange = range(Fields.TIME);
    }

    private static boolean namesKind(Node node) {
        return switch (node) {
            case Node.And all -> all.parts().stream().anyMatch(MarkerTest::namesKind);
            case Node.Or any -> any.parts().stream().anyMatch(MarkerTest::namesKind);
            case Node.Not not -> namesKind(not.part());
            case Node.Compare compare -> compare.field().equals(Fields.KIND);
            case Node.In in -> in.field().equals(Fields.KIND);
            case Node.Has has -> has.field().equals(Fields.KIND);
            case Node.Bare bare -> false;
            case Node.Is is -> false;
        };
    }

    /** The range that the conditions which must all hold leave to a field. */
    private LongRanges range(RecordField field) {
        LongRanges range = LongRanges.EVERYTHING;
        for (Node part : Node.conjuncts(tree)) {
            if (part instanceof Node.Compare compare
                    && compare.field().equals(field)
                    && compare.operator() != Operator.NOT_EQUAL) {
                range = range.within(Ranges.of(compare, times));
            } else if (part instanceof Node.In in && in.field().equals(field)) {
                range = range.within(Ranges.of(in, times));
            }
        }
        return range;
    }

    /** The USNs outside of which no row passes. */
    LongRanges usns() {
        return usnRange;
    }

    /** The times outside of which no row passes that has one. */
    LongRanges times() {
        return timeRange;
    }

    /** Whether there is a row that does not pass. */
    boolean matters() {
        return namesKind || !usnRange.equals(LongRanges.EVERYTHING) || !timeRange.equals(LongRanges.EVERYTHING);
    }

    @Override
    public boolean test(DerivedRow row) {
        if (namesKind) {
            return test(tree, row);
        }
        return (!hasUsn(row) || usnRange.contains(row.at())) && (row.time() == 0 || timeRange.contains(row.time()));
    }

    private boolean test(Node node, DerivedRow row) {
        return switch (node) {
            case Node.And all -> all.parts().stream().allMatch(part -> test(part, row));
            case Node.Or any -> any.parts().stream().anyMatch(part -> test(part, row));
            case Node.Not not -> !test(not.part(), row);
            case Node.Has has -> has(has.field(), row);
            case Node.Compare compare -> has(compare.field(), row) && test(compare, row);
            case Node.In in -> has(in.field(), row) && test(in, row);
            case Node.Bare bare -> false;
            case Node.Is is -> false;
        };
    }

    private static boolean has(RecordField field, DerivedRow row) {
        return field.equals(Fields.KIND)
                || field.equals(Fields.USN) && hasUsn(row)
                || field.equals(Fields.TIME) && row.time() != 0;
    }

    private boolean test(Node.Compare compare, DerivedRow row) {
        if (compare.field().equals(Fields.KIND)) {
            boolean same = isKind(compare.value(), row);
            return same == (compare.operator() == Operator.EQUAL);
        }
        return Ranges.of(compare, times).contains(number(compare.field(), row));
    }

    private boolean test(Node.In in, DerivedRow row) {
        if (in.field().equals(Fields.KIND)) {
            return in.items().stream().anyMatch(item -> isKind(item.value(), row));
        }
        return Ranges.of(in, times).contains(number(in.field(), row));
    }

    private static boolean isKind(Value value, DerivedRow row) {
        return value instanceof Value.Text text && text.text().equals(row.kind().id());
    }

    private static long number(RecordField field, DerivedRow row) {
        return field.equals(Fields.USN) ? row.at() : row.time();
    }

    /** In a file such a row stands at an offset, which is no USN. */
    static boolean hasUsn(DerivedRow row) {
        return row.at() >= 0 && row.kind() != RowKind.DAMAGE;
    }
}
