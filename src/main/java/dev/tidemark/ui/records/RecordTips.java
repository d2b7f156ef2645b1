package dev.tidemark.ui.records;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.Fields;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Flags;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** One tool tip for the whole table, which says more of the cell under the pointer. Belongs to the FX thread. */
final class RecordTips {

    private final RecordsTable table;
    private final Tooltip tip = new Tooltip();
    private boolean installed;

    RecordTips(RecordsTable table) {
        this.table = table;
        tip.setShowDelay(Duration.millis(600));
        tip.setWrapText(true);
        tip.setMaxWidth(560);
        table.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    }

    private void moved(MouseEvent event) {
        SlotCell cell = RecordsMouse.cell(event.getTarget());
        RowSlot slot = cell == null ? null : cell.getTableRow().getItem();
        String text = cell == null || slot == null ? null : text(cell.column, slot, cell.isCut());
        if (text == null || text.isEmpty()) {
            if (installed) {
                Tooltip.uninstall(table, tip);
                tip.hide();
                installed = false;
            }
        } else {
            tip.setText(text);
            if (!installed) {
                Tooltip.install(table, tip);
                installed = true;
            }
        }
    }

    /**
     * What there is to say of a cell beyond what it shows.
     *
     * @param cut whether the cell does not show all of its text
     * @return {@code null} when there is nothing
     */
    static @Nullable String text(RecordColumn column, RowSlot slot, boolean cut) {
        if (slot.marker != null) {
            return MarkerWords.of(slot.marker);
        }
        String shown = slot.isRecord() ? column.text(slot, TimeFormat.UTC) : "";
        if (shown == null) {
            return absent(slot);
        }
        return slot.isRecord() ? more(column, slot, shown, cut) : null;
    }

    private static String absent(RowSlot slot) {
        RecordView view = slot.view();
        String text = Messages.text("records.tip.absent", view.version());
        String extents = Fields.EXTENTS.text(view, TimeFormat.UTC::format);
        return extents == null || extents.isEmpty()
                ? text
                : text + "\n" + Messages.text("records.tip.extents", extents);
    }

    private static @Nullable String more(RecordColumn column, RowSlot slot, String shown, boolean cut) {
        RecordField field = column.field();
        if (field.needsPath()) {
            return slot.path() == null ? null : path(slot.path());
        }
        return switch (field.reader()) {
            case FieldReader.Ids ids when field.has(slot.view()) -> id(ids.id(slot.view()));
            case FieldReader.Numbers numbers
            when field.type() == FieldType.FILETIME ->
                shown + "\n" + TimeFormat.local().format(numbers.number(slot.view()));
            case FieldReader.Numbers numbers when field.type() == FieldType.FLAGS -> flags(field, column.flags(slot));
            default -> cut ? shown : null;
        };
    }

    private static String path(FilePath path) {
        return path.text() + "\n"
                + Messages.text("path.meaning." + path.certainty().name());
    }

    private static @Nullable String flags(RecordField field, int mask) {
        return mask == 0 ? null : field.labels(mask) + "\n" + Flags.hex(mask);
    }

    private static String id(FileId id) {
        return id.fits64()
                ? Messages.text("records.tip.id", Long.toString(id.recordNumber()), Integer.toString(id.sequence()))
                : id.hex();
    }
}
