package dev.tidemark.ui.records;

import dev.tidemark.store.RecordKey;
import dev.tidemark.text.Escapes;
import dev.tidemark.ui.common.EscapedText;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One tool tip for the whole table, which says more of the cell under the pointer. Belongs to the FX thread. It comes when the
 * pointer rests, and goes when the cell shows another record; the stock tips know nothing of that, and hear nothing of a
 * pointer that moves over cells.
 */
final class RecordTips {

    private static final Duration REST = Duration.millis(600);
    private static final double WIDEST = 560;

    /** A tip's own colour: a text that is drawn in it by itself does not get it from the tip. */
    private static final String WORDS = "-fx-fill: -color-fg-emphasis;";

    private static final double RIGHT = 10;
    private static final double BELOW = 18;
    private static final double ABOVE = 8;

    private final RecordsViewModel model;
    private final RecordsTable table;
    private final Tooltip tip = new Tooltip();
    private final EscapedText marked = new EscapedText(WORDS, WIDEST);
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable SlotCell cell;
    private long record = RecordKey.NONE;
    private boolean anotherRecord;
    private double x;
    private double y;

    RecordTips(RecordsViewModel model, RecordsTable table) {
        this.model = model;
        this.table = table;
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST);
        tip.setId("record-tip");
        rest.setOnFinished(event -> rested());
        table.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
        table.addEventFilter(MouseEvent.MOUSE_EXITED, event -> end());
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> end());
        table.addEventFilter(ScrollEvent.SCROLL, event -> end());
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> end());
        model.frameProperty().addListener((property, was, now) -> rowsChanged());
    }

    private void moved(MouseEvent event) {
        SlotCell over = RecordsMouse.cell(event.getTarget());
        x = event.getScreenX();
        y = event.getScreenY();
        if (over != null && over == cell && tip.isShowing()) {
            return;
        }
        end();
        if (over != null) {
            cell = over;
            record = key(over);
            rest.playFromStart();
        }
    }

    private static long key(SlotCell cell) {
        RowSlot slot = cell.getTableRow() == null ? null : cell.getTableRow().getItem();
        return slot == null ? RecordKey.NONE : slot.key;
    }

    private void end() {
        rest.stop();
        tip.hide();
        cell = null;
        anotherRecord = false;
    }

    /** A tip is of one record; while records go by there is none. */
    private void rowsChanged() {
        if (cell == null || key(cell) == record) {
            return;
        }
        record = key(cell);
        anotherRecord = true;
        if (rest.getStatus() != Animation.Status.RUNNING) {
            end();
        }
    }

    private void rested() {
        SlotCell over = cell;
        RowSlot slot = over == null || over.getTableRow() == null
                ? null
                : over.getTableRow().getItem();
        if (over == null || slot == null || !isUnderPointer(over)) {
            end();
        } else if (anotherRecord) {
            anotherRecord = false;
            rest.playFromStart();
        } else {
            String text = TipText.of(over.column, slot, over.isCut(), model.matchedReasons());
            if (text != null && !text.isEmpty()) {
                mark(text, over.column, slot);
                show(text);
            }
        }
    }

    /** Rows are used again for others, and columns move. */
    private boolean isUnderPointer(SlotCell over) {
        Point2D at = over.getScene() == null ? null : over.screenToLocal(x, y);
        return at != null && over.contains(at);
    }

    /** Escapes of the name are marked; what is said of it is not. */
    private void mark(String text, RecordColumn column, RowSlot slot) {
        boolean path = column.field().needsPath();
        int named = TipText.named(text, column, slot);
        int escape = Escapes.indexIn(text, 0, !path);
        boolean escaped = escape >= 0 && escape < named;
        if (escaped) {
            marked.show(text, named, !path);
        }
        tip.setGraphic(escaped ? marked : null);
        tip.setContentDisplay(escaped ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
    }

    /** Below the pointer, or above where the screen ends: under it, the tip would take the pointer from the table. */
    private void show(String text) {
        tip.setText(text);
        tip.show(table, x + RIGHT, y + BELOW);
        if (tip.getAnchorY() < y + BELOW) {
            double height = tip.getHeight();
            tip.hide();
            tip.show(table, x + RIGHT, y - height - ABOVE);
        }
    }
}
