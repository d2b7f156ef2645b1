package dev.tidemark.session;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordState;
import dev.tidemark.filter.FilterNeeds;
import dev.tidemark.filter.language.AskedFields;
import dev.tidemark.filter.language.FilterError;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.ParsedFilter;
import dev.tidemark.filter.language.Span;
import dev.tidemark.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows that pass a filter a colour. Immutable.
 *
 * @param name is shown, and may be typed: in any case
 * @param text a text of the filter language; it may ask neither for rules, nor for what other rows say, nor for times counted back
 *     from the newest row, which is another for each source
 * @param colour of the rows
 * @param on whether it is in force
 */
public record HighlightRule(String name, String text, HighlightColour colour, boolean on)
        implements NamedFilter<HighlightRule> {

    @Override
    public HighlightRule called(String other) {
        return new HighlightRule(other, text, colour, on);
    }

    @Override
    public HighlightRule saying(String other) {
        return new HighlightRule(name, other, colour, on);
    }

    /** The same in another colour. */
    public HighlightRule in(HighlightColour other) {
        return new HighlightRule(name, text, other, on);
    }

    /** The same in force, or not. */
    public HighlightRule on(boolean other) {
        return new HighlightRule(name, text, colour, other);
    }

    @Override
    public @Nullable FilterError error(FieldRegistry registry) {
        return error(FilterParser.parse(text, registry));
    }

    private static @Nullable FilterError error(ParsedFilter parsed) {
        Node tree = parsed.tree();
        if (tree == null) {
            return parsed.error();
        }
        if (Node.conjuncts(tree).isEmpty()) {
            return new FilterError(Span.NONE, Messages.text("highlight.wrong.empty"));
        }
        if (HighlightFields.isAskedFor(tree)) {
            return wrong("highlight.wrong.rule", AskedFields.first(tree, HighlightFields::isOne, state -> false));
        }
        if (FilterNeeds.of(tree).others()) {
            return wrong(
                    "highlight.wrong.others", AskedFields.first(tree, RecordField::usesOthers, RecordState::ofOthers));
        }
        return FilterNeeds.of(tree).newest() ? wrong("highlight.wrong.newest", tree) : null;
    }

    /** Its conditions; {@code null} when it cannot be used. */
    @Nullable
    Node tree(FieldRegistry registry) {
        ParsedFilter parsed = FilterParser.parse(text, registry);
        return error(parsed) == null ? parsed.tree() : null;
    }

    private static FilterError wrong(String key, @Nullable Node at) {
        return new FilterError(at == null ? Span.NONE : at.span(), Messages.text(key));
    }
}
