package dev.tidemark.ui.records;

import dev.tidemark.command.Command;
import dev.tidemark.filter.language.FilterEdit;
import dev.tidemark.filter.language.Node;
import dev.tidemark.path.FilePath;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.ui.common.CommandItems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The context menu of the rows: the commands of one row, and what others add. Belongs to the FX thread. The row is the one
 * under the pointer when the button was pressed, or the one that leads when a key opens the menu, and remains that one: rows
 * may arrive before the menu opens, and while it is open.
 */
final class RecordsMenu {

    private final RecordsTable table;
    private final RecordsCommands actions;
    private final List<Command> commands;
    private final Consumer<String> clipboard;
    private final RecordsViewModel model;
    private final ContextMenu menu = new ContextMenu();
    private final CommandItems items = CommandItems.inPopup("");
    private Function<RecordCursor, List<Command>> added = row -> List.of();
    private @Nullable Pressed pressed;

    /**
     * What was under the pointer.
     *
     * @param slot a copy, which goes on to show that row
     * @param cell whose column was meant
     */
    private record Pressed(RowSlot slot, @Nullable RecordColumn cell) {}

    RecordsMenu(
            RecordsViewModel model,
            RecordsTable table,
            RecordsCommands actions,
            List<Command> commands,
            Consumer<String> clipboard) {
        this.model = model;
        this.table = table;
        this.actions = actions;
        this.commands = commands;
        this.clipboard = clipboard;
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        table.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::show);
    }

    /** Commands at the end of the menu, for the row that it is of. */
    void setCommands(Function<RecordCursor, List<Command>> others) {
        added = others;
    }

    private void pressed(MouseEvent event) {
        pressed = event.getButton() == MouseButton.SECONDARY
                ? at(RecordsMouse.row(event.getTarget()), RecordsMouse.cell(event.getTarget()))
                : null;
    }

    private static @Nullable Pressed at(@Nullable RecordRow row, @Nullable SlotCell cell) {
        RowSlot slot = row == null ? null : row.getItem();
        return slot == null ? null : new Pressed(slot.copy(), cell == null ? null : cell.column);
    }

    private void show(ContextMenuEvent event) {
        Pressed of = event.isKeyboardTrigger() ? new Pressed(model.leading(), null) : under(event);
        pressed = null;
        if (of == null || !of.slot().hasRow()) {
            return;
        }
        items.fill(menu, of(of.slot(), of.cell()));
        Point2D place = event.isKeyboardTrigger() ? besideLead() : null;
        if (place == null) {
            menu.show(table, event.getScreenX(), event.getScreenY());
        } else {
            menu.show(table, place.getX(), place.getY());
        }
        event.consume();
    }

    /** The platform asks for the menu when the button is pressed, or only when it is let go. */
    private @Nullable Pressed under(ContextMenuEvent event) {
        return pressed == null
                ? at(RecordsMouse.row(event.getTarget()), RecordsMouse.cell(event.getTarget()))
                : pressed;
    }

    /** Below the row that leads, on the screen; {@code null} while it is out of sight. */
    private @Nullable Point2D besideLead() {
        model.navigator().revealLead();
        for (int i = 0; i < table.getItems().size(); i++) {
            RecordRow row = table.getItems().get(i).lead ? table.row(i) : null;
            Bounds bounds = row == null ? null : row.localToScreen(row.getBoundsInLocal());
            if (bounds != null) {
                return new Point2D(bounds.getMinX() + RecordsTable.ROW_HEIGHT, bounds.getMaxY());
            }
        }
        return null;
    }

    /** The commands for a row. */
    private List<Command> of(RowSlot slot, @Nullable RecordColumn cell) {
        List<Command> all = new ArrayList<>();
        addCopies(all, slot, cell);
        if (cell != null) {
            addValue(all, RowConditions.of(slot, cell.field()));
        }
        all.addAll(actions.of(slot));
        all.sort(Comparator.comparingInt(Command::section));
        all.addAll(added.apply(slot.shown()));
        return all;
    }

    private void addCopies(List<Command> to, RowSlot slot, @Nullable RecordColumn cell) {
        to.add(get(RecordsCommands.COPY));
        String value = cell == null ? null : model.copyForm(List.of(cell)).text(cell, slot);
        if (value != null && !value.isEmpty()) {
            addCopy(to, RecordsCommands.COPY_CELL, value);
        }
        model.cite(slot).ifPresent(text -> addCopy(to, RecordsCommands.CITE, text));
        FilePath path = slot.path();
        if (path != null) {
            addCopy(to, RecordsCommands.COPY_PATH, path.text());
        }
        if (slot.isKnown()) {
            addCopy(to, RecordsCommands.COPY_ID, "0x" + slot.file().hex());
        }
    }

    private void addCopy(List<Command> to, String id, String text) {
        to.add(get(id).on(() -> clipboard.accept(text)));
    }

    /** What follows from the value under the pointer. */
    private void addValue(List<Command> to, @Nullable Node condition) {
        if (condition != null) {
            addEdit(to, RecordsCommands.ONLY_THIS, tree -> FilterEdit.onlyThis(tree, condition));
            addEdit(to, RecordsCommands.ALSO_THIS, tree -> FilterEdit.alsoThis(tree, condition));
            addEdit(to, RecordsCommands.NOT_THIS, tree -> FilterEdit.notThis(tree, condition));
        }
    }

    private void addEdit(List<Command> to, String id, UnaryOperator<Node> change) {
        to.add(get(id).on(() -> actions.editFilter(change)));
    }

    private Command get(String id) {
        return commands.stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
