package dev.tidemark.ui.shell;

import dev.tidemark.backend.host.Host;
import dev.tidemark.capture.Source;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.records.RecordsView;
import dev.tidemark.ui.records.RecordsViewModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;

/** The menu bar; every act of the window is in it, with its key. Belongs to the FX thread. */
final class ShellMenu extends MenuBar {

    private final ShellView view;
    private final Settings settings;

    ShellMenu(
            ShellView view,
            ShellViewModel shell,
            RecordsViewModel records,
            RecordsView table,
            ShellActions actions,
            Settings settings) {
        this.view = view;
        this.settings = settings;
        var nothing = Bindings.isNull(shell.currentProperty());
        getMenus()
                .addAll(
                        file(shell, actions, nothing),
                        edit(actions, table, nothing),
                        show(shell, records),
                        journal(shell, nothing),
                        help());
    }

    /** The menu of acts, before the help. */
    void addActs(List<MenuItem> items) {
        getMenus().add(getMenus().size() - 1, menu("act", items.toArray(MenuItem[]::new)));
    }

    private Menu file(ShellViewModel shell, ShellActions actions, ObservableValue<Boolean> nothing) {
        Menu menu = menu(
                "file",
                item("file.open", "Shortcut+O", actions::open),
                item("file.addTable", "Shortcut+M", actions::addFileTable, noFile(shell)),
                item("file.save", "Shortcut+S", actions::saveCapture, nothing),
                item("file.export", "Shortcut+E", view::export, nothing),
                new SeparatorMenuItem(),
                item("file.close", "Shortcut+W", actions::closeSource, nothing),
                item("file.exit", "Shortcut+Q", view::exit));
        if (shell.host().canRestartElevated()) {
            menu.getItems()
                    .add(
                            menu.getItems().size() - 1,
                            item("file.elevate", null, () -> actions.restartElevated(view::exit)));
        }
        return menu;
    }

    /** A volume that is read live is asked itself. */
    private static ObservableValue<Boolean> noFile(ShellViewModel shell) {
        return Bindings.createBooleanBinding(
                () -> {
                    Source source = shell.currentProperty().get();
                    return source == null || !source.takesFileTable();
                },
                shell.currentProperty());
    }

    private Menu edit(ShellActions actions, RecordsView table, ObservableValue<Boolean> nothing) {
        return menu(
                "edit",
                item("edit.copy", null, table::copy, nothing),
                new SeparatorMenuItem(),
                item("edit.filter", "Shortcut+F", view::focusFilter),
                item("edit.find", "F3", () -> view.find(true), nothing),
                item("edit.findBack", "Shift+F3", () -> view.find(false), nothing),
                item("edit.goTo", "Shortcut+G", view::askGoTo, nothing),
                new SeparatorMenuItem(),
                item("edit.cancel", "Esc", actions::cancel));
    }

    private Menu show(ShellViewModel shell, RecordsViewModel records) {
        return menu(
                "view",
                check("view.follow", "Shortcut+L", records.followingProperty()),
                check("view.pause", "Shortcut+P", records.pausedProperty()),
                check("view.utc", "Shortcut+U", records.utcProperty()),
                new SeparatorMenuItem(),
                check("view.volumes", "F6", view.volumesShown()),
                check("view.inspector", "F7", view.inspectorShown()),
                check("view.log", "Shortcut+J", view.logShown()),
                new SeparatorMenuItem(),
                theme(view, shell.host()));
    }

    private static Menu theme(ShellView view, Host host) {
        ObjectProperty<Theme> theme = view.theme();
        ToggleGroup group = new ToggleGroup();
        Menu menu = menu("view.theme");
        for (Theme choice : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(Messages.text("shell.theme." + choice.name()));
            item.setId("theme-" + choice.name());
            item.setToggleGroup(group);
            item.setSelected(theme.get() == choice && !view.systemTheme().get());
            item.setOnAction(event -> {
                view.systemTheme().set(false);
                theme.set(choice);
            });
            menu.getItems().add(item);
        }
        if (host.prefersDark().isPresent()) {
            RadioMenuItem item = new RadioMenuItem(Messages.text("shell.theme.system"));
            item.setId("theme-system");
            item.setToggleGroup(group);
            item.selectedProperty().bindBidirectional(view.systemTheme());
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu journal(ShellViewModel shell, ObservableValue<Boolean> nothing) {
        return menu(
                "journal",
                item("journal.start", "F5", shell::startReading, nothing),
                item("journal.stop", "Shift+F5", shell::stopReading, nothing),
                item("journal.options", "Shortcut+R", view::askReadOptions),
                new SeparatorMenuItem(),
                retention(shell));
    }

    private Menu retention(ShellViewModel shell) {
        Menu menu = menu("journal.retention");
        ToggleGroup group = new ToggleGroup();
        Retention chosen = Retention.remembered(settings);
        shell.retain(chosen.bytes());
        for (Retention choice : Retention.values()) {
            RadioMenuItem item = new RadioMenuItem(choice.words());
            item.setId("retain-" + choice.id());
            item.setToggleGroup(group);
            item.setSelected(choice == chosen);
            item.setOnAction(event -> {
                choice.remember(settings);
                shell.retain(choice.bytes());
            });
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu help() {
        return menu("help", item("help.keys", "F1", view::showKeys), item("help.about", null, view::showAbout));
    }

    private static Menu menu(String key, MenuItem... items) {
        Menu menu = new Menu(Messages.text("shell.menu." + key));
        menu.getItems().setAll(items);
        return menu;
    }

    private static MenuItem item(
            String key,
            @org.jspecify.annotations.Nullable String keys,
            Runnable action,
            ObservableValue<Boolean> disabled) {
        MenuItem item = item(key, keys, action);
        item.disableProperty().bind(disabled);
        return item;
    }

    private static MenuItem item(String key, @org.jspecify.annotations.Nullable String keys, Runnable action) {
        MenuItem item = new MenuItem(Messages.text("shell.menu." + key));
        item.setId("menu-" + key.replace('.', '-'));
        if (keys != null) {
            item.setAccelerator(KeyCombination.keyCombination(keys));
        }
        item.setOnAction(event -> action.run());
        return item;
    }

    private static CheckMenuItem check(String key, String keys, Property<Boolean> value) {
        CheckMenuItem item = new CheckMenuItem(Messages.text("shell.menu." + key));
        item.setId("menu-" + key.replace('.', '-'));
        item.setAccelerator(KeyCombination.keyCombination(keys));
        item.selectedProperty().bindBidirectional(value);
        return item;
    }
}
