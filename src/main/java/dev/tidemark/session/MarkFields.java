package dev.tidemark.session;

import dev.tidemark.field.FieldBuilder;
import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordState;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.language.AskedFields;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Span;
import dev.tidemark.text.Messages;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a person added to a record, as fields and a state of the filter language. Pure functions of the marks. */
public final class MarkFields {

    private static final String MARKED = "marked";
    private static final Set<String> FIELDS = Set.of("tag", "note");
    private static final double WIDTH = 120;

    private MarkFields() {}

    /** The fields that there are, and those of marks. */
    public static FieldRegistry in(FieldRegistry fields, Marks marks) {
        RecordState marked = new RecordState(
                MARKED,
                Messages.text("state.marked.meaning"),
                true,
                false,
                view -> marks.find(view.bytes(), view.position()) != null);
        return fields.with(field("tag", marks, RecordMark::tag), field("note", marks, RecordMark::note))
                .with(marked);
    }

    private static RecordField field(String id, Marks marks, Function<RecordMark, String> of) {
        FieldReader.Texts reader = view -> text(view, marks, of);
        Predicate<RecordView> has = view -> !text(view, marks, of).isEmpty();
        FieldBuilder field = RecordField.of(id, FieldType.TEXT, reader)
                .words(Messages.text("field." + id + ".title"), Messages.text("field." + id + ".meaning"))
                .when(has)
                .column(id, WIDTH, false)
                .notSortable();
        return field.build();
    }

    private static String text(RecordView view, Marks marks, Function<RecordMark, String> of) {
        RecordMark mark = marks.find(view.bytes(), view.position());
        return mark == null ? "" : of.apply(mark);
    }

    /** The condition that a record is marked. */
    public static Node marked(FieldRegistry fields) {
        return new Node.Is(Span.NONE, fields.state(MARKED).orElseThrow());
    }

    /** Whether a field is one of them. */
    public static boolean isOne(RecordField field) {
        return FIELDS.contains(field.id());
    }

    /** Whether a filter asks for marks: when these change it finds other rows. */
    public static boolean isAskedFor(Node node) {
        return AskedFields.any(node, MarkFields::isOne, state -> state.id().equals(MARKED));
    }
}
