package dev.tidemark.ui.inspector;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Flag;
import dev.tidemark.usn.Flags;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says the value of a field as its bytes have it, and what that value means. Pure functions of a record that has the field. */
final class FieldText {

    private FieldText() {}

    /** Numbers in decimal, flags and identifiers in hex. */
    static String value(RecordField field, RecordView view) {
        return switch (field.reader()) {
            case FieldReader.Ids ids -> ids.id(view).hex();
            case FieldReader.Texts texts -> field.needsPath() ? texts.text(view) : Escapes.name(texts.text(view));
            case FieldReader.Numbers numbers ->
                field.type() == FieldType.FLAGS
                        ? Flags.hex((int) numbers.number(view))
                        : Long.toString(numbers.number(view));
        };
    }

    /** What the value says here, possibly several lines; what the field means where there is no more to say. */
    static String meaning(RecordField field, RecordView view) {
        return switch (field.reader()) {
            case FieldReader.Ids ids -> ofId(ids.id(view));
            case FieldReader.Texts texts -> field.meaning();
            case FieldReader.Numbers numbers -> ofNumber(field, numbers.number(view));
        };
    }

    private static String ofNumber(RecordField field, long number) {
        return switch (field.type()) {
            case FILETIME -> times(number);
            case FLAGS -> flags(field, (int) number);
            default ->
                field == Fields.USN
                        ? Messages.text("inspector.usn", String.format(Locale.ROOT, "0x%x", number))
                        : field.meaning();
        };
    }

    private static String times(long filetime) {
        return Filetime.isoUtc(filetime)
                + "\n"
                + Messages.text(
                        "inspector.local",
                        Filetime.format(filetime, ZoneId.systemDefault(), ' '),
                        ZoneId.systemDefault());
    }

    private static String flags(RecordField field, int mask) {
        List<String> lines = new ArrayList<>();
        int left = mask;
        for (Flag flag : field.flags()) {
            if ((mask & flag.bit()) != 0) {
                lines.add(flagLine(flag));
                left &= ~flag.bit();
            }
        }
        if (left != 0) {
            lines.add(Messages.text("inspector.unknownBits", Flags.hex(left)));
        }
        return lines.isEmpty() ? none(field) : String.join("\n", lines);
    }

    private static String none(RecordField field) {
        String key = "inspector.none." + field.id();
        return Messages.text(Messages.has(key) ? key : "inspector.noFlags");
    }

    private static String flagLine(Flag flag) {
        String key = "inspector.flag." + flag.symbol();
        String words = Messages.has(key) ? ": " + Messages.text(key) : "";
        return flag.symbol() + words;
    }

    private static String ofId(FileId id) {
        return id.fits64()
                ? Messages.text(
                        "inspector.reference", Long.toString(id.recordNumber()), Integer.toString(id.sequence()))
                : Messages.text("inspector.id128");
    }
}
