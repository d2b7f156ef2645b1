package dev.tidemark.filter;

import dev.tidemark.field.Fields;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Operator;
import java.util.ArrayList;
import java.util.List;

/** In which order the conditions of a filter are tried. Pure functions. */
public final class FilterPlan {

    /**
     * One of the conditions that must all hold.
     *
     * @param cost what must be read for it
     * @param narrows whether it also tells which rows need not be looked at at all
     */
    public record Step(Node condition, Cost cost, boolean narrows) {}

    private FilterPlan() {}

    /** The conditions in the order in which they are tried. */
    public static List<Step> of(Node tree) {
        List<Step> steps = new ArrayList<>();
        for (Node condition : Cost.sorted(Node.conjuncts(tree))) {
            steps.add(new Step(condition, Cost.of(condition), narrows(condition)));
        }
        return steps;
    }

    private static boolean narrows(Node condition) {
        return switch (condition) {
            case Node.Compare compare ->
                compare.operator() != Operator.NOT_EQUAL
                        && (compare.field().equals(Fields.USN)
                                || compare.field().equals(Fields.TIME));
            case Node.In in -> in.field().equals(Fields.USN) || in.field().equals(Fields.TIME);
            default -> false;
        };
    }
}
