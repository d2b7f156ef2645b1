package dev.tidemark.ui.shell;

import dev.tidemark.command.CommandTable;
import dev.tidemark.command.Menu;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.MenuLetters;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;

/** The menu bar: the menus of the table of commands, with every command that stands in one. Belongs to the FX thread. */
final class ShellMenu extends MenuBar {

    private final CommandItems items = CommandItems.inBar();

    ShellMenu(CommandTable commands) {
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                listen(scene);
            }
        });
        for (Menu menu : Menu.values()) {
            if (menu.isInBar()) {
                var shown = menu(menu, commands);
                MenuLetters.in(shown);
                shown.setOnShowing(event -> items.refresh());
                getMenus().add(shown);
            }
        }
    }

    /** A menu, with its submenus behind its commands. */
    private javafx.scene.control.Menu menu(Menu menu, CommandTable commands) {
        var shown = new javafx.scene.control.Menu(menu.text());
        shown.setId("menu-" + menu.name());
        shown.getItems().setAll(items.items(commands.in(menu)));
        for (Menu inner : Menu.values()) {
            if (inner.parent() == menu && inner.isList()) {
                shown.getItems().add(1, menu(inner, commands));
            } else if (inner.parent() == menu) {
                shown.getItems().addAll(new SeparatorMenuItem(), menu(inner, commands));
            }
        }
        return shown;
    }

    /**
     * Lets the items be as the commands are whenever that counts: before a menu opens, and before a key is pressed, which may
     * be an item's. Nothing is looked up in a frame of its own.
     */
    private void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> items.refresh());
    }

    /** A submenu of the first menu that has one with that name. */
    javafx.scene.control.Menu submenu(Menu wanted) {
        return getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> ("menu-" + wanted.name()).equals(item.getId()))
                .map(javafx.scene.control.Menu.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** An open menu stays as the commands are; looked up once a frame, since nothing is pushed. */
    void pulse() {
        for (var menu : getMenus()) {
            if (menu.isShowing()) {
                items.refresh();
                return;
            }
        }
    }
}
