package dev.tidemark.ui.common;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.event.EventHandler;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.WindowEvent;

/**
 * Shows commands as the items of menus, and keeps these enabled and ticked as the commands are. Belongs to the FX thread.
 */
public final class CommandItems {

    private final Map<MenuItem, Command> commands = new LinkedHashMap<>();
    private final EventHandler<WindowEvent> opening = event -> refresh();
    private final Predicate<Command> showsKey;
    private final String prefix;

    private final boolean writesOthers;

    private CommandItems(Predicate<Command> showsKey, boolean writesOthers, String prefix) {
        this.showsKey = showsKey;
        this.writesOthers = writesOthers;
        this.prefix = prefix;
    }

    /** Items of the menu bar: their keys count in the whole window, but for those of its parts, which are written alone. */
    public static CommandItems inBar() {
        return new CommandItems(command -> command.scope() == Scope.WINDOW, true, "");
    }

    /**
     * Items of a context menu that is no property of a control: with all keys, of which the item makes nothing but words.
     *
     * @param prefix begins the ids of the items
     */
    public static CommandItems inPopup(String prefix) {
        return new CommandItems(command -> true, false, prefix);
    }

    /** Items of a context menu that is set on a control: keys they showed would become the whole window's. */
    public static CommandItems onControl() {
        return new CommandItems(command -> false, false, "");
    }

    /** A context menu to be set on a control. */
    public static ContextMenu contextMenu(List<Command> commands) {
        ContextMenu menu = new ContextMenu();
        onControl().fill(menu, commands);
        return menu;
    }

    /** Puts commands into a context menu, in the place of what it had; it looks at them whenever it opens. */
    public void fill(ContextMenu menu, List<Command> some) {
        commands.clear();
        menu.getItems().setAll(items(some));
        menu.removeEventHandler(WindowEvent.WINDOW_SHOWING, opening);
        menu.addEventHandler(WindowEvent.WINDOW_SHOWING, opening);
        MenuLetters.in(menu);
    }

    /** Items for commands, in their order, with a line between two sections. */
    public List<MenuItem> items(List<Command> some) {
        List<MenuItem> items = new ArrayList<>();
        Command before = null;
        for (Command command : some) {
            if (before != null && before.section() != command.section()) {
                items.add(new SeparatorMenuItem());
            }
            items.add(item(command));
            before = command;
        }
        return items;
    }

    private MenuItem item(Command command) {
        MenuItem item = newItem(command);
        item.setId(prefix + nodeId(command));
        item.setOnAction(event -> {
            // The menu may have been open for long.
            if (command.isEnabled()) {
                command.run();
            }
        });
        if (showsKey.test(command)) {
            CommandKeys.show(item, command);
        } else if (writesOthers) {
            CommandKeys.write(item, command);
        }
        commands.put(item, command);
        refresh(item, command);
        return item;
    }

    /** What names a node that shows a command. */
    public static String nodeId(Command command) {
        return command.id().replace('.', '-');
    }

    private static MenuItem newItem(Command command) {
        if (!command.canBeTicked()) {
            return new MenuItem(command.text());
        }
        return command.menus().stream().anyMatch(Menu::isChoice)
                ? new RadioMenuItem(command.text())
                : new CheckMenuItem(command.text());
    }

    /** Looks at the commands again. */
    public void refresh() {
        commands.forEach(CommandItems::refresh);
    }

    private static void refresh(MenuItem item, Command command) {
        boolean enabled = command.isEnabled();
        item.setDisable(!enabled);
        String why = command.whyNot();
        String text = why.isEmpty() ? command.text() : Messages.text("command.whyNot", command.text(), why);
        if (!text.equals(item.getText())) {
            item.setText(text);
        }
        item.setVisible(enabled || !command.hides());
        if (item instanceof CheckMenuItem check) {
            check.setSelected(command.isTicked());
        } else if (item instanceof RadioMenuItem choice) {
            choice.setSelected(command.isTicked());
        }
    }
}
