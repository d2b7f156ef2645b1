package dev.tidemark.ui.records;

import dev.tidemark.field.FieldColumn;
import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.Fields;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.records.RowSlot.PriorReasons;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import org.jspecify.annotations.Nullable;

/** What there is to say of a cell beyond what it shows. Pure functions. */
final class TipText {

    private TipText() {}

    /**
     * The words of a cell's tip.
     *
     * @param cut whether the cell does not show all of its text
     * @param matched the reasons that the filter asks for
     * @return {@code null} when there is nothing to say
     */
    static @Nullable String of(RecordColumn column, RowSlot slot, boolean cut, int matched) {
        if (slot.marker != null) {
            return MarkerWords.of(slot.marker);
        }
        String shown = slot.isRecord() ? column.shown(slot, TimeFormat.UTC) : "";
        if (shown == null) {
            return absent(slot);
        }
        return slot.isRecord() ? more(column, slot, shown, cut, matched) : null;
    }

    /** How many characters of a tip's words, from their beginning, are names: their escapes stand for what cannot be seen. */
    static int named(String words, RecordColumn column, RowSlot slot) {
        if (slot.marker != null || column.field().type() != FieldType.TEXT) {
            return 0;
        }
        int end = column.field().needsPath() ? words.lastIndexOf('\n') : words.indexOf('\n');
        return end < 0 ? words.length() : end;
    }

    private static String absent(RowSlot slot) {
        RecordView view = slot.view();
        String text = Messages.text("records.tip.absent", view.version());
        String extents = Fields.EXTENTS.text(view, TimeFormat.UTC::format);
        return extents == null || extents.isEmpty()
                ? text
                : text + "\n" + Messages.text("records.tip.extents", extents);
    }

    private static @Nullable String more(RecordColumn column, RowSlot slot, String shown, boolean cut, int matched) {
        RecordField field = column.field();
        if (field.needsPath()) {
            return slot.path() == null ? null : path(slot.path(), cut ? shown : "");
        }
        if (column.setting() == FieldColumn.Setting.REASONS) {
            return reasons(slot, column.flags(slot), matched);
        }
        return switch (field.reader()) {
            case FieldReader.Ids ids when field.has(slot.view()) -> id(ids.id(slot.view()), shown, cut);
            case FieldReader.Numbers numbers
            when field.type() == FieldType.FILETIME ->
                shown + "\n" + TimeFormat.local().format(numbers.number(slot.view()));
            case FieldReader.Numbers numbers when field.type() == FieldType.FLAGS -> flags(field, column.flags(slot));
            default -> name(field, slot, shown, cut);
        };
    }

    /** What cannot be seen in a name, and that its end was lost. */
    private static @Nullable String name(RecordField field, RowSlot slot, String shown, boolean cut) {
        StringBuilder text = new StringBuilder();
        if (field.type() == FieldType.TEXT && Escapes.indexIn(shown, 0, true) >= 0) {
            text.append(shown).append('\n').append(Messages.text("inspector.name.escaped"));
        } else if (cut) {
            text.append(shown);
        }
        if (field == Fields.NAME
                && RecordBytes.endsInZeros(slot.view().bytes(), slot.view().position())) {
            text.append('\n').append(Messages.text("inspector.name.zeros"));
        }
        return text.isEmpty() ? null : text.toString();
    }

    /** The path, what it is worth, and what the cell shows of it where that is another. */
    private static String path(FilePath path, String shown) {
        String text = path.text() + "\n"
                + Messages.text("path.meaning." + path.certainty().name());
        return shown.isEmpty() || path.text().contains(shown) ? text : shown + "\n" + text;
    }

    private static @Nullable String flags(RecordField field, int mask) {
        return mask == 0 ? null : field.labels(mask) + "\n" + Flags.hex(mask);
    }

    private static String id(FileId id, String shown, boolean cut) {
        String text = id.fits64()
                ? Messages.text("records.tip.id", Long.toString(id.recordNumber()), Integer.toString(id.sequence()))
                : id.hex();
        return cut && !text.equals(shown) ? shown + "\n" + text : text;
    }

    // --- reasons

    private static @Nullable String reasons(RowSlot slot, int mask, int matched) {
        if (mask == 0) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        if (slot.priorReasons == PriorReasons.KNOWN) {
            int close = mask & Reason.CLOSE.bit();
            int before = mask & slot.prior & ~close;
            line(text, "records.tip.reasons.new", mask & ~before & ~close);
            line(text, "records.tip.reasons.before", before);
            line(text, "records.tip.reasons.close", close);
        } else {
            text.append(Reason.labels(mask)).append('\n');
        }
        line(text, "records.tip.reasons.matched", mask & matched);
        return text.append(Flags.hex(mask)).toString();
    }

    private static void line(StringBuilder text, String key, int mask) {
        if (mask != 0) {
            text.append(Messages.text(key, Reason.labels(mask))).append('\n');
        }
    }
}
