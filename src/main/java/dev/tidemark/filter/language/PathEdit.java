package dev.tidemark.filter.language;

import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.Node.Bare;
import dev.tidemark.filter.language.Node.Compare;
import java.util.List;

/** Lets a filter look for its words in paths, or in names again. Pure functions from tree to tree. */
public final class PathEdit {

    private PathEdit() {}

    /** Whether words are looked for in paths alone, and by what the field's name says. */
    public static boolean isByPath(Node tree) {
        List<Node> parts = Node.conjuncts(tree);
        return parts.stream().anyMatch(PathEdit::isPath) && parts.stream().noneMatch(PathEdit::isName);
    }

    /** Whether there is any word that could be looked for elsewhere. */
    public static boolean hasWords(Node tree) {
        return Node.conjuncts(tree).stream().anyMatch(part -> isPath(part) || isName(part));
    }

    /** Looks for the words that stand among all conditions that must hold in paths, or in names. */
    public static Node of(Node tree, boolean byPath) {
        return Node.and(Node.conjuncts(tree).stream()
                .map(part -> byPath && isName(part) ? inPath(part) : !byPath && isPath(part) ? inName(part) : part)
                .toList());
    }

    /** A word that is looked for in the path because it says so: one with a backslash cannot be in a name. */
    private static boolean isPath(Node part) {
        return part instanceof Compare compare
                && isContained(compare, Fields.PATH)
                && ((Value.Text) compare.value()).text().indexOf('\\') < 0;
    }

    private static boolean isName(Node part) {
        return part instanceof Bare bare && bare.text().text().indexOf('\\') < 0;
    }

    private static boolean isContained(Compare compare, RecordField field) {
        return compare.field().equals(field)
                && compare.value() instanceof Value.Text text
                && compare.operator() == (text.hasWildcard() ? Operator.LIKE : Operator.CONTAINS);
    }

    private static Node inPath(Node part) {
        Compare compare = Meaning.of((Bare) part);
        return new Compare(Span.NONE, Fields.PATH, compare.operator(), compare.value());
    }

    private static Node inName(Node part) {
        return new Bare(Span.NONE, (Value.Text) ((Compare) part).value());
    }
}
