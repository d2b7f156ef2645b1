package dev.tidemark.export;

import dev.tidemark.field.FieldForm;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.text.ByteText;
import dev.tidemark.text.ByteText.Literal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts whole lines for records of one version: which of the columns that version has, and what stands between them, is found
 * once. Not thread-safe.
 */
final class LineShape {

    private static final int LEAST_ROOM = 8;

    private final @Nullable LineHead head;
    private final LinePart[] parts;
    private final LinePart[] measured;
    private final Literal end;
    private final boolean object;
    private final int room;

    /**
     * @param kind the version of its records, see {@link RecordView#kind}
     * @param guarded whether text is kept from being taken for a formula
     */
    LineShape(List<RecordField> fields, FieldForm form, int kind, boolean guarded) {
        object = form == FieldForm.JSONL;
        List<LinePart> made = new ArrayList<>();
        StringBuilder between = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            RecordField field = fields.get(i);
            between.append(object || i == 0 ? "" : separator(form));
            if (field.inVersion(kind)) {
                String before = object ? ",\"" + field.header(form) + "\":" : between.toString();
                made.add(new LinePart(field, form, kind, before, guarded));
                between.setLength(0);
            }
        }
        end = new Literal(between + (object ? "}\n" : "\n"));
        head = guarded ? null : LineHead.of(fields, made, form, kind);
        parts = made.stream().skip(head == null ? 0 : head.size()).toArray(LinePart[]::new);
        measured = made.stream().filter(LinePart::isMeasured).toArray(LinePart[]::new);
        room = LEAST_ROOM
                + end.length()
                + made.stream().mapToInt(LinePart::room).sum();
    }

    /** What stands between two columns. */
    static String separator(FieldForm form) {
        return form == FieldForm.TSV ? "\t" : ",";
    }

    /** Makes room for a record's line. */
    void ensure(ByteText text, RecordView view) throws IOException {
        int more = room;
        for (LinePart part : measured) {
            more += part.room(view);
        }
        text.ensure(more);
    }

    /** Puts a record's line. */
    void put(ByteText text, RecordView view) {
        int start = text.position();
        if (head != null) {
            head.put(text, view);
        }
        for (LinePart part : parts) {
            part.put(text, view);
        }
        if (object) {
            open(text, start);
        }
        text.put(end);
    }

    /** Every member has put a comma before itself: the first one's is where the object opens. */
    private static void open(ByteText text, int start) {
        if (text.position() == start) {
            text.put('{');
        } else {
            text.replace(start, '{');
        }
    }
}
