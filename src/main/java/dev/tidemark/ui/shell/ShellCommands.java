package dev.tidemark.ui.shell;

import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.ui.volumes.VolumesView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.beans.property.Property;

/** The commands of the window as a whole; its screens add theirs. Belongs to the FX thread. */
final class ShellCommands {

    private final ShellView view;
    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private final ShellActions actions;
    private final Settings settings;

    ShellCommands(
            ShellView view, ShellViewModel shell, RecordsViewModel records, ShellActions actions, Settings settings) {
        this.view = view;
        this.shell = shell;
        this.records = records;
        this.actions = actions;
        this.settings = settings;
    }

    List<Command> all() {
        List<Command> all = new ArrayList<>(file());
        all.addAll(edit());
        all.addAll(view());
        all.addAll(zoom());
        all.addAll(themes());
        all.addAll(journal());
        all.addAll(retention());
        all.add(of("help.start").in(0, Menu.HELP).run(view::showStart));
        all.add(of("help.keys").in(0, Menu.HELP).key("F1").run(view::showKeys));
        all.add(of("help.about").in(0, Menu.HELP).run(view::showAbout));
        return all;
    }

    private static Command.Builder of(String id) {
        return Command.of(Scope.WINDOW, id);
    }

    private List<Command> file() {
        BooleanSupplier shown = this::isSourceShown;
        List<Command> file = new ArrayList<>(List.of(
                of("file.open").in(0, Menu.FILE).key("Ctrl+O").run(actions::open),
                of("file.addTable")
                        .in(0, Menu.FILE)
                        .key("Ctrl+M")
                        .when(this::takesFileTable)
                        .run(actions::addFileTable),
                of("file.search").in(0, Menu.FILE).when(actions::canSearch).run(actions::searchShown),
                of("file.save")
                        .in(0, Menu.FILE)
                        .key("Ctrl+S")
                        .when(this::isOneSourceShown)
                        .because(this::whyNotOfSeveral)
                        .run(actions::saveCapture),
                of("file.export").in(0, Menu.FILE).key("Ctrl+E").when(shown).run(view::export),
                toggle(of("file.guard").in(0, Menu.FILE), shell.guardsExportsProperty()),
                of("file.close").in(2, Menu.FILE).key("Ctrl+W").when(shown).run(actions::closeSource)));
        if (shell.host().canRestartElevated()) {
            file.add(of("file.elevate").in(2, Menu.FILE).run(() -> actions.restartElevated(view::exit)));
        }
        file.add(of("file.exit").in(2, Menu.FILE).key("Ctrl+Q").run(view::exit));
        return file;
    }

    private boolean isSourceShown() {
        return shell.currentProperty().get() != null;
    }

    /** A capture is of one source. */
    private boolean isOneSourceShown() {
        Source source = shell.currentProperty().get();
        return source != null && !source.isMerged();
    }

    private String whyNotOfSeveral() {
        return isSourceShown() && !isOneSourceShown() ? Messages.text("merged.one") : "";
    }

    /** A volume that is read live is asked itself. */
    private boolean takesFileTable() {
        Source source = shell.currentProperty().get();
        return source != null && source.takesFileTable();
    }

    private List<Command> edit() {
        BooleanSupplier shown = this::isSourceShown;
        return List.of(
                of("edit.filter").in(1, Menu.EDIT).key("Ctrl+F").run(view::focusFilter),
                of("edit.find").in(1, Menu.EDIT).key("F3").when(shown).run(() -> view.find(true)),
                of("edit.findBack").in(1, Menu.EDIT).key("Shift+F3").when(shown).run(() -> view.find(false)),
                of("edit.goTo").in(1, Menu.EDIT).key("Ctrl+G").when(shown).run(view::askGoTo),
                toggle(of("edit.guard").in(2, Menu.EDIT), records.guardsCopiesProperty()),
                of("edit.cancel").in(2, Menu.EDIT).key("Esc").run(actions::escape));
    }

    private List<Command> view() {
        return List.of(
                of("view.follow")
                        .in(0, Menu.VIEW)
                        .key("Ctrl+L")
                        .ticked(() -> view.following().get())
                        .run(() -> view.following().set(!view.following().get())),
                toggle("view.pause", 0, "Ctrl+P", records.pausedProperty()),
                toggle("view.utc", 0, "Ctrl+U", records.utcProperty()),
                toggle("view.volumes", 1, "F6", view.volumesShown()),
                toggle("view.inspector", 1, "F7", view.inspectorShown()),
                toggle("view.marks", 1, "Ctrl+K", view.marksShown()),
                toggle(
                        of("view.lives")
                                .in(1, Menu.VIEW)
                                .key("Ctrl+Shift+L")
                                .when(view::isLivesPossible)
                                .because(this::whyNotOfSeveral),
                        view.livesShown()),
                toggle("view.timeline", 1, "Ctrl+T", view.timelineShown()),
                toggle("view.statistics", 1, "F9", view.statisticsShown()),
                toggle("view.log", 1, "Ctrl+J", view.logShown()));
    }

    private List<Command> zoom() {
        Zoom zoom = view.zoom();
        return List.of(
                of("view.zoomIn")
                        .in(2, Menu.VIEW)
                        .key("Ctrl+Plus", "Ctrl+Equals", "Ctrl+Shift+Equals", "Ctrl+Add")
                        .when(zoom::canGrow)
                        .run(zoom::larger),
                of("view.zoomOut")
                        .in(2, Menu.VIEW)
                        .key("Ctrl+Minus", "Ctrl+Subtract")
                        .when(zoom::canShrink)
                        .run(zoom::smaller),
                of("view.zoomActual")
                        .in(2, Menu.VIEW)
                        .key("Ctrl+0", "Ctrl+Numpad 0")
                        .when(() -> !zoom.isActual())
                        .run(zoom::actual));
    }

    private static Command toggle(String id, int section, String key, Property<Boolean> value) {
        return toggle(of(id).in(section, Menu.VIEW).key(key), value);
    }

    private static Command toggle(Command.Builder command, Property<Boolean> value) {
        return command.ticked(value::getValue).run(() -> value.setValue(!value.getValue()));
    }

    private List<Command> themes() {
        List<Command> themes = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            themes.add(of("theme." + theme.name().toLowerCase(Locale.ROOT))
                    .in(0, Menu.THEME)
                    .ticked(() ->
                            view.theme().get() == theme && !view.systemTheme().get())
                    .run(() -> {
                        view.systemTheme().set(false);
                        view.theme().set(theme);
                    }));
        }
        if (shell.host().prefersDark().isPresent()) {
            themes.add(of("theme.system")
                    .in(0, Menu.THEME)
                    .ticked(view.systemTheme()::get)
                    .run(() -> view.systemTheme().set(true)));
        }
        return themes;
    }

    private List<Command> journal() {
        return List.of(
                of("journal.start")
                        .in(0, Menu.JOURNAL)
                        .key("F5")
                        .when(() -> !shell.readings().stream().allMatch(LiveReading::isReading))
                        .run(shell::startReading),
                of("journal.stop")
                        .in(0, Menu.JOURNAL)
                        .key("Shift+F5")
                        .when(this::isReading)
                        .run(shell::stopReading),
                VolumesView.READ_WITH.on(view::askReadOptions));
    }

    private boolean isReading() {
        return shell.readings().stream().anyMatch(LiveReading::isReading);
    }

    private List<Command> retention() {
        List<Command> choices = new ArrayList<>();
        for (Retention choice : Retention.values()) {
            choices.add(of("retain." + choice.id())
                    .in(0, Menu.KEEP)
                    .ticked(() -> shell.retainBytes() == choice.bytes())
                    .run(() -> {
                        choice.remember(settings);
                        shell.retain(choice.bytes());
                    }));
        }
        return choices;
    }
}
