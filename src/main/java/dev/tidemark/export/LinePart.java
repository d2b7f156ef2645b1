package dev.tidemark.export;

import dev.tidemark.field.FieldForm;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.FieldWriter;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.text.ByteText;
import dev.tidemark.text.ByteText.Literal;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.RecordLayouts;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts one field of records of one version, and what stands before and behind it. Belongs to its line. A number, flags or an
 * identifier that its version has at a fixed place is read from there at once; everything else is asked of the field's writer.
 */
final class LinePart {

    /** How a value is put. */
    private enum How {
        NUMBER_OF_2,
        NUMBER_OF_4,
        NUMBER_OF_8,
        MASK,
        ID_OF_8,
        ID_OF_16,
        WRITER
    }

    private final RecordField field;
    private final How how;
    private final int offset;
    private final FieldWriter writer;
    private final Literal before;
    private final boolean quoted;
    private final boolean always;
    private final boolean leftOut;
    private final boolean guarded;

    /**
     * @param kind the version, see {@link RecordView#kind}
     * @param before what stands before the field, without what belongs to its value
     * @param guarded whether text is kept from being taken for a formula
     */
    LinePart(RecordField field, FieldForm form, int kind, String before, boolean guarded) {
        Layout.Field place = field.isWrittenPlainly() && field.always() ? place(field, kind) : null;
        this.field = field;
        this.how = place == null ? How.WRITER : how(field, form, place.size());
        this.offset = place == null ? 0 : place.offset();
        this.writer = field.writer(form);
        boolean hex = how == How.MASK || how == How.ID_OF_8 || how == How.ID_OF_16;
        this.quoted = hex && form == FieldForm.JSONL;
        this.before = new Literal(before + (quoted ? "\"" : "") + (hex && form != FieldForm.TSV ? "0x" : ""));
        this.always = field.always();
        this.guarded = guarded && field.type() == FieldType.TEXT;
        this.leftOut = form == FieldForm.JSONL;
    }

    private static Layout.@Nullable Field place(RecordField field, int kind) {
        return field.reference() == null
                ? null
                : RecordLayouts.of(kind).fields().stream()
                        .filter(place -> place.name().equals(field.reference()))
                        .findFirst()
                        .orElse(null);
    }

    private static How how(RecordField field, FieldForm form, int size) {
        return switch (field.type()) {
            case FLAGS -> How.MASK;
            case ID -> size == 8 ? How.ID_OF_8 : How.ID_OF_16;
            case INTEGER, SIZE, DURATION -> number(size);
            case FILETIME -> form == FieldForm.TSV ? How.NUMBER_OF_8 : How.WRITER;
            case ENUM, TEXT -> How.WRITER;
        };
    }

    private static How number(int size) {
        return size == 2 ? How.NUMBER_OF_2 : size == 4 ? How.NUMBER_OF_4 : How.NUMBER_OF_8;
    }

    /** What stands before the value. */
    String before() {
        return before.toString();
    }

    /** Whether a quote stands behind the value. */
    boolean isQuoted() {
        return quoted;
    }

    /** Puts the value of a record that has the field. */
    FieldWriter writer() {
        return writer;
    }

    /** How many bytes it needs in the line of every record. */
    int room() {
        return before.length() + Math.max(FieldWriter.SHORT, writer.mostRoom());
    }

    /** Whether its value may need room beyond that. */
    boolean isMeasured() {
        return writer.mostRoom() == FieldWriter.VARIES;
    }

    /** How many bytes the value of a record may need, where {@link #isMeasured} says that it may. */
    int room(RecordView view) {
        return always || field.has(view) ? writer.room(view) : 0;
    }

    /** Puts it. An object has no member for what a record lacks; in other lines its place is empty. */
    void put(ByteText text, RecordView view) {
        if (!always && !field.has(view)) {
            if (!leftOut) {
                text.put(before);
            }
            return;
        }
        text.put(before);
        int start = text.position();
        value(text, view.bytes(), view.position() + offset, view);
        if (guarded) {
            text.guardFrom(start);
        }
        if (quoted) {
            text.put('"');
        }
    }

    private void value(ByteText text, ByteBuffer bytes, int at, RecordView view) {
        switch (how) {
            case NUMBER_OF_2 -> text.decimal(Short.toUnsignedInt(bytes.getShort(at)));
            case NUMBER_OF_4 -> text.decimal(Integer.toUnsignedLong(bytes.getInt(at)));
            case NUMBER_OF_8 -> text.decimal(bytes.getLong(at));
            case MASK -> text.hex(bytes.getInt(at));
            case ID_OF_8 -> text.hex64(bytes.getLong(at));
            case ID_OF_16 -> text.id(bytes.getLong(at + 8), bytes.getLong(at));
            case WRITER -> writer.put(text, view);
        }
    }
}
