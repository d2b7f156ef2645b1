package dev.tidemark.ui.records;

import dev.tidemark.view.lives.LifeList;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/** What mouse, wheel and touchpad do over the rows. Belongs to the FX thread. */
final class RecordsMouse {

    private static final int ROWS_PER_NOTCH = 3;

    private final RecordsViewModel model;
    private final RecordsTable table;
    private double rest;
    private boolean dragging;
    private int beyond;

    /** Scrolls on while a drag is held above or below the rows. */
    private final AnimationTimer scroller = new AnimationTimer() {
        @Override
        public void handle(long now) {
            model.navigator().moveBy(beyond, true);
        }
    };

    RecordsMouse(RecordsViewModel model, RecordsTable table) {
        this.model = model;
        this.table = table;
        scrollOver(table);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        table.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    }

    /** The row a node belongs to, {@code null} when it is not in one. */
    static @Nullable RecordRow row(EventTarget target) {
        Node node = target instanceof Node some ? some : null;
        while (node != null && !(node instanceof RecordRow)) {
            node = node.getParent();
        }
        return (RecordRow) node;
    }

    /** The cell a node belongs to, {@code null} when it is not in one. */
    static @Nullable SlotCell cell(EventTarget target) {
        Node node = target instanceof Node some ? some : null;
        while (node != null && !(node instanceof SlotCell)) {
            node = node.getParent();
        }
        return (SlotCell) node;
    }

    // --- wheel

    /** Lets the wheel scroll the rows over a node. */
    void scrollOver(Node node) {
        node.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShiftDown() || event.getDeltaY() == 0) {
            return;
        }
        rest -= rows(event);
        long whole = (long) rest;
        rest -= whole;
        if (whole != 0) {
            model.navigator().scrollBy(whole);
        }
        event.consume();
    }

    /** Rows to scroll, up when positive: whole notches of a wheel, or the way a finger went. */
    private double rows(ScrollEvent event) {
        double notches = event.getMultiplierY() == 0 ? 0 : event.getDeltaY() / event.getMultiplierY();
        boolean wheel = !event.isInertia() && !event.isDirect() && event.getTouchCount() == 0;
        return switch (event.getTextDeltaYUnits()) {
            case LINES -> event.getTextDeltaY();
            case PAGES -> event.getTextDeltaY() * (model.window().visible() - 1);
            case NONE ->
                wheel && notches != 0 && notches == Math.rint(notches)
                        ? notches * ROWS_PER_NOTCH
                        : event.getDeltaY() / RecordsTable.ROW_HEIGHT;
        };
    }

    // --- clicks and drags

    private void pressed(MouseEvent event) {
        RecordRow row = row(event.getTarget());
        if (row == null || row.getItem() == null) {
            return;
        }
        table.requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            model.click(row.getIndex(), event.isShiftDown(), event.isShortcutDown());
            unfold(row.getItem().key, cell(event.getTarget()), event.getClickCount());
            dragging = true;
        } else if (event.getButton() == MouseButton.SECONDARY) {
            model.menu(row.getIndex());
        }
        event.consume();
    }

    /** The sign of a life unfolds it, and so does a double click on any of its cells. */
    private void unfold(long key, @Nullable SlotCell cell, int clicks) {
        boolean sign = cell != null && cell.column.field() == LifeColumns.FOLD;
        if (model.folding() instanceof LifeFolding folding && LifeList.isLife(key) && (sign || clicks == 2)) {
            folding.toggle(key);
        }
    }

    private void dragged(MouseEvent event) {
        if (!dragging) {
            return;
        }
        int slot = table.slotAt(event.getSceneX(), event.getSceneY());
        beyond = slot < 0 ? slot : Math.max(0, slot - table.getItems().size() + 1);
        if (beyond != 0) {
            scroller.start();
        } else {
            scroller.stop();
            extendTo(slot);
        }
        event.consume();
    }

    private void extendTo(int slot) {
        if (!table.getItems().get(slot).lead) {
            model.click(slot, true, false);
        }
    }

    private void released(Event event) {
        scroller.stop();
        if (dragging) {
            dragging = false;
            event.consume();
        }
    }
}
