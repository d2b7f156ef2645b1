package dev.tidemark.ui.records;

import dev.tidemark.command.Command;
import dev.tidemark.store.RecordKey;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.usn.FileId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;

/**
 * The context menu of the rows: the commands of a row, on the one under the pointer, and what others add. Belongs to the
 * FX thread.
 */
final class RecordsMenu {

    private final RecordsTable table;
    private final RecordsCommands actions;
    private final List<Command> commands;
    private final Consumer<String> clipboard;
    private final RecordsViewModel model;
    private final ContextMenu menu = new ContextMenu();
    private final CommandItems items = CommandItems.inPopup("");
    private List<Command> added = List.of();

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
        table.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::show);
    }

    void setCommands(List<Command> others) {
        added = List.copyOf(others);
    }

    private void show(ContextMenuEvent event) {
        RecordRow row = RecordsMouse.row(event.getTarget());
        RowSlot slot = row == null ? lead() : row.getItem();
        boolean header = row == null && !event.isKeyboardTrigger();
        if (slot == null || slot.key == RecordKey.NONE || header) {
            return;
        }
        items.fill(menu, of(slot, RecordsMouse.cell(event.getTarget())));
        menu.show(table, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private @Nullable RowSlot lead() {
        for (RowSlot slot : table.getItems()) {
            if (slot.lead) {
                return slot;
            }
        }
        return null;
    }

    /** The commands for a row. The slot shows another row by the time one is chosen: its values are taken now. */
    private List<Command> of(RowSlot slot, @Nullable SlotCell cell) {
        List<Command> all = new ArrayList<>();
        all.add(get(RecordsCommands.COPY));
        String value = cell == null ? null : cell.column.text(slot, model.times());
        if (value != null && !value.isEmpty()) {
            all.add(get(RecordsCommands.COPY_CELL).on(() -> clipboard.accept(value)));
        }
        model.cite(slot).ifPresent(text -> all.add(get(RecordsCommands.CITE).on(() -> clipboard.accept(text))));
        String name = slot.name();
        if (slot.hasTimeAndName()) {
            all.add(get(RecordsCommands.FILTER_NAME).on(() -> actions.filterName(name)));
        }
        if (slot.isKnown()) {
            FileId file = slot.file();
            FileId parent = slot.parent();
            long key = slot.key;
            all.add(get(RecordsCommands.FILTER_FILE).on(() -> actions.filterFile(file)));
            String path = slot.directory();
            all.add(get(RecordsCommands.FILTER_DIRECTORY).on(() -> actions.filterDirectory(parent, path)));
            all.add(get(RecordsCommands.PARENT).on(() -> model.goToParent(key, parent)));
        }
        all.addAll(added);
        return all;
    }

    private Command get(String id) {
        return commands.stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
