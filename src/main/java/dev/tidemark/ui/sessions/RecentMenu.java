package dev.tidemark.ui.sessions;

import dev.tidemark.session.SessionSource;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Puts what was opened last before the commands of a menu. Belongs to the FX thread. */
public final class RecentMenu {

    private static final int LONGEST = 80;

    private final RecentViewModel model;
    private final Consumer<SessionSource> open;
    private final Menu menu;
    private final List<MenuItem> commands;

    private RecentMenu(RecentViewModel model, Consumer<SessionSource> open, Menu menu) {
        this.model = model;
        this.open = open;
        this.menu = menu;
        this.commands = List.copyOf(menu.getItems());
    }

    /**
     * Fills a menu from now on.
     *
     * @param menu has its commands already
     * @param open opens a source again
     */
    public static void in(Menu menu, RecentViewModel model, Consumer<SessionSource> open) {
        RecentMenu recent = new RecentMenu(model, open, menu);
        model.items().addListener((ListChangeListener<RecentViewModel.Recent>) change -> recent.fill());
        menu.parentMenuProperty().subscribe(parent -> {
            if (parent != null) {
                parent.addEventHandler(Menu.ON_SHOWING, event -> model.look());
            }
        });
        recent.fill();
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        for (RecentViewModel.Recent recent : model.items()) {
            items.add(item(items.size() + 1, recent));
        }
        if (items.isEmpty()) {
            MenuItem none = new MenuItem(Messages.text("recent.none"));
            none.setId("opened-none");
            none.setDisable(true);
            items.add(none);
        }
        items.add(new SeparatorMenuItem());
        items.addAll(commands);
        menu.getItems().setAll(items);
    }

    private MenuItem item(int number, RecentViewModel.Recent recent) {
        SessionSource source = recent.source();
        String words = words(source);
        String shown = words.length() > LONGEST ? "…" + words.substring(words.length() - LONGEST) : words;
        String text = Messages.text(recent.missing() ? "recent.item.missing" : "recent.item", number, shown);
        MenuItem item = new MenuItem(text);
        // An underscore in a name is none before a letter.
        item.setMnemonicParsing(false);
        item.setId("opened-" + number);
        item.setOnAction(event -> open.accept(source));
        return item;
    }

    /** A volume by its name; a file with where it lies, since many are called alike. */
    private static String words(SessionSource source) {
        String name = source.name().isBlank() ? source.location() : source.name();
        return OneLine.of(
                source.kind().isVolume()
                        ? Messages.text(
                                source.kind() == SessionSource.Kind.SIMULATED ? "recent.simulated" : "recent.volume",
                                Escapes.name(name))
                        : Escapes.name(source.location()));
    }
}
