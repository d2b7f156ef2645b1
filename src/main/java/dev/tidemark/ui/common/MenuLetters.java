package dev.tidemark.ui.common;

import dev.tidemark.command.Mnemonics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;

/**
 * Lets the mnemonic of an item choose it while its menu is open, as in menus of Windows: JavaFX opens the menus of the
 * bar by theirs, and only underlines those of the items. Belongs to the FX thread.
 */
public final class MenuLetters {

    private static final EventHandler<KeyEvent> TYPED = MenuLetters::typed;

    private MenuLetters() {}

    /** Does so for a menu of the menu bar that has its items, and its submenus. */
    public static void in(Menu menu) {
        menu.getItems().getFirst().parentPopupProperty().subscribe(popup -> {
            if (popup != null) {
                in(popup);
            }
        });
    }

    /** Does so for a context menu; once is enough. */
    static void in(ContextMenu popup) {
        popup.addEventFilter(KeyEvent.KEY_TYPED, TYPED);
    }

    /**
     * Not when it is pressed: the menu would be closed by the time it is typed, and somebody else would take that. What
     * is typed with Alt is the mnemonic that opened the menu just now.
     */
    private static void typed(KeyEvent event) {
        if (event.isAltDown()) {
            return;
        }
        String letter = event.getCharacter().toUpperCase(Locale.ROOT);
        ContextMenu popup = (ContextMenu) event.getSource();
        innermost(popup.getItems()).stream()
                .filter(item -> letter.equals(letter(item)) && item.isVisible() && !item.isDisable())
                .findFirst()
                .ifPresent(item -> {
                    event.consume();
                    choose(popup, item);
                });
    }

    /** The items of the submenu that is open, if one is. */
    private static List<MenuItem> innermost(List<MenuItem> items) {
        Optional<Menu> open = items.stream()
                .filter(Menu.class::isInstance)
                .map(Menu.class::cast)
                .filter(Menu::isShowing)
                .findFirst();
        return open.map(menu -> innermost(menu.getItems())).orElse(items);
    }

    private static String letter(MenuItem item) {
        String text = item.getText();
        return text == null ? "" : Mnemonics.letter(text);
    }

    private static void choose(ContextMenu popup, MenuItem item) {
        if (item instanceof Menu menu) {
            menu.show();
            return;
        }
        for (Menu menu = item.getParentMenu(); menu != null; menu = menu.getParentMenu()) {
            menu.hide();
        }
        popup.hide();
        item.fire();
    }
}
