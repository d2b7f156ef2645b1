package dev.tidemark.ui.records;

import dev.tidemark.store.RecordKey;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** The context menu of the rows: what the table can do itself, and what others add. Belongs to the FX thread. */
final class RecordsMenu {

    private final RecordsTable table;
    private final Runnable copyRows;
    private final Consumer<String> clipboard;
    private final RecordsViewModel model;
    private final ContextMenu menu = new ContextMenu();
    private @Nullable Consumer<String> filterName;
    private @Nullable Consumer<FileId> filterFile;
    private @Nullable Consumer<FileId> goToParent;
    private List<MenuItem> added = List.of();

    RecordsMenu(RecordsViewModel model, RecordsTable table, Runnable copyRows, Consumer<String> clipboard) {
        this.model = model;
        this.table = table;
        this.copyRows = copyRows;
        this.clipboard = clipboard;
        table.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::show);
    }

    void onFilterName(Consumer<String> action) {
        filterName = action;
    }

    void onFilterFile(Consumer<FileId> action) {
        filterFile = action;
    }

    void onGoToParent(Consumer<FileId> action) {
        goToParent = action;
    }

    void setItems(List<MenuItem> items) {
        added = List.copyOf(items);
    }

    private void show(ContextMenuEvent event) {
        RecordRow row = RecordsMouse.row(event.getTarget());
        RowSlot slot = row == null ? lead() : row.getItem();
        boolean header = row == null && !event.isKeyboardTrigger();
        if (slot == null || slot.key == RecordKey.NONE || header) {
            return;
        }
        menu.getItems().setAll(items(slot, RecordsMouse.cell(event.getTarget())));
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

    private List<MenuItem> items(RowSlot slot, @Nullable SlotCell cell) {
        List<MenuItem> items = new ArrayList<>();
        MenuItem copy = item("records.menu.copy", copyRows);
        copy.setAccelerator(KeyCombination.keyCombination("Shortcut+C"));
        items.add(copy);
        String value = cell == null ? null : cell.column.text(slot, model.times());
        if (value != null && !value.isEmpty()) {
            items.add(item("records.menu.copyCell", () -> clipboard.accept(value)));
        }
        addCitation(items, slot);
        addFilters(items, slot);
        if (!added.isEmpty()) {
            items.add(new SeparatorMenuItem());
            items.addAll(added);
        }
        return items;
    }

    private void addCitation(List<MenuItem> items, RowSlot slot) {
        model.cite(slot).ifPresent(citation -> {
            MenuItem item = item("records.menu.cite", () -> clipboard.accept(citation));
            item.setId("menu-cite");
            item.setAccelerator(KeyCombination.keyCombination("Shortcut+Shift+C"));
            items.add(item);
        });
    }

    /** The slot shows another row by the time an item is chosen: its values are taken now. */
    private void addFilters(List<MenuItem> items, RowSlot slot) {
        String name = slot.name();
        FileId file = slot.file();
        FileId parent = slot.parent();
        int before = items.size();
        Consumer<String> byName = filterName;
        if (byName != null && slot.hasTimeAndName()) {
            items.add(item("records.menu.filterName", () -> byName.accept(name)));
        }
        Consumer<FileId> byFile = filterFile;
        if (byFile != null && slot.isKnown()) {
            items.add(item("records.menu.filterFile", () -> byFile.accept(file)));
        }
        Consumer<FileId> toParent = goToParent;
        if (toParent != null && slot.isKnown()) {
            items.add(item("records.menu.goToParent", () -> toParent.accept(parent)));
        }
        if (items.size() > before) {
            items.add(before, new SeparatorMenuItem());
        }
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}
