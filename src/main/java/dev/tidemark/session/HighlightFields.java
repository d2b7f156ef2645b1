package dev.tidemark.session;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.language.AskedFields;
import dev.tidemark.filter.language.Node;
import dev.tidemark.text.Messages;

/** The highlight rule that a record passed first, as a field. Pure functions of the rules. */
public final class HighlightFields {

    private static final String RULE = "rule";
    private static final double WIDTH = 120;

    private HighlightFields() {}

    /** The fields that there are, and that of the rules. */
    public static FieldRegistry in(FieldRegistry fields, Highlights highlights) {
        FieldReader.Texts reader = view -> name(view, highlights);
        return fields.with(RecordField.of(RULE, FieldType.TEXT, reader)
                .words(Messages.text("field.rule.title"), Messages.text("field.rule.meaning"))
                .when(view -> highlights.find(view) != null)
                .usingPathWhile(highlights::usesPath)
                .column(RULE, WIDTH, false)
                .notSortable()
                .build());
    }

    private static String name(RecordView view, Highlights highlights) {
        HighlightRule rule = highlights.find(view);
        return rule == null ? "" : rule.name();
    }

    /** Whether a field is that of the rules. */
    public static boolean isOne(RecordField field) {
        return field.id().equals(RULE);
    }

    /** Whether a filter asks for rules: when these change it finds other rows. */
    public static boolean isAskedFor(Node node) {
        return AskedFields.any(node, HighlightFields::isOne, state -> false);
    }
}
