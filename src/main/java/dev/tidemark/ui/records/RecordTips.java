package dev.tidemark.ui.records;

import dev.tidemark.field.MarkerWords;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. One tool tip for the whole table, which says more of the cell under the pointer. */
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
        String text = Messages.text("records.tip.absent", slot.major);
        return slot.extents.isEmpty() ? text : text + "\n" + Messages.text("records.tip.extents", slot.extents);
    }

    private static @Nullable String more(RecordColumn column, RowSlot slot, String shown, boolean cut) {
        return switch (column) {
            case TIME -> shown + "\n" + TimeFormat.local().format(slot.time);
            case REASONS -> flags(slot.reasons, Reason.labels(slot.reasons));
            case ATTRIBUTES -> flags(slot.attributes, FileAttribute.labels(slot.attributes));
            case SOURCE -> slot.source == 0 ? null : flags(slot.source, SourceInfo.labels(slot.source));
            case FILE_ID -> id(new FileId(slot.fileHigh, slot.fileLow));
            case PARENT_ID -> id(new FileId(slot.parentHigh, slot.parentLow));
            case PATH, CERTAINTY -> slot.path == null ? null : path(slot.path);
            default -> cut ? shown : null;
        };
    }

    private static String path(FilePath path) {
        return path.text() + "\n"
                + Messages.text("path.meaning." + path.certainty().name());
    }

    private static String flags(int mask, String words) {
        return words.isEmpty() ? Flags.hex(mask) : words + "\n" + Flags.hex(mask);
    }

    private static String id(FileId id) {
        return id.fits64()
                ? Messages.text("records.tip.id", Long.toString(id.recordNumber()), Integer.toString(id.sequence()))
                : id.hex();
    }
}
