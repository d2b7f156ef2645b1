package dev.tidemark.ui.presets;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.session.Preset;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.Tips;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * The presets beside the filter: a star that is filled while the filter is a preset and opens the list of them, the chip <i>Quiet</i>,
 * and the window in which they are edited. Belongs to the FX thread.
 */
public final class PresetsView {

    private static final String STAR =
            "M8 1.2 L10.1 5.6 L14.9 6.2 L11.4 9.5 L12.3 14.3 L8 11.9 L3.7 14.3 L4.6 9.5 L1.1 6.2 L5.9 5.6 Z";
    private static final String FILE = "tidemark-presets.txt";

    /** What a menu can show; all are in the window that it leads to. */
    private static final int MOST_ITEMS = 30;

    private final PresetsViewModel model;
    private final PresetsHost host;
    private final Button star = new Button();
    private final ToggleButton quiet = new ToggleButton(Messages.text("preset.quiet"));
    private final ContextMenu menu = new ContextMenu();
    private final List<Command> commands;
    private @Nullable FilterListPane<Preset> pane;

    public PresetsView(PresetsViewModel model, PresetsHost host) {
        this.model = model;
        this.host = host;
        commands = all();
        SVGPath shape = new SVGPath();
        shape.setContent(STAR);
        shape.getStyleClass().add("preset-star");
        star.setId("presets");
        star.setGraphic(shape);
        star.getStyleClass().addAll("icon-button", "presets-button");
        star.setMinWidth(Region.USE_PREF_SIZE);
        star.setOnAction(event -> showMenu());
        model.currentProperty().subscribe(this::showStar);
        quiet.setId("quiet");
        quiet.getStyleClass().add("quiet-chip");
        quiet.setMinWidth(Region.USE_PREF_SIZE);
        Tips.set(quiet, command("presets.quiet").tip());
        model.quietProperty().subscribe(on -> quiet.setSelected(on));
        quiet.setOnAction(event -> model.setQuiet(quiet.isSelected()));
        String style = Objects.requireNonNull(PresetsView.class.getResource("presets.css"))
                .toExternalForm();
        star.getStylesheets().add(style);
        quiet.getStylesheets().add(style);
    }

    /** What opens the list; stands before the filter's box. */
    public Node star() {
        return star;
    }

    /** What hides the noise; stands behind the filter's box. */
    public Node quiet() {
        return quiet;
    }

    private void showStar(@Nullable Preset current) {
        String words =
                current == null ? Messages.text("preset.star") : Messages.text("preset.star.current", current.name());
        star.getStyleClass().remove("filled");
        if (current != null) {
            star.getStyleClass().add("filled");
        }
        Tips.set(star, words);
        star.setAccessibleText(words);
    }

    // --- what can be done

    /** What can be done with the presets. */
    public List<Command> commands() {
        return commands;
    }

    private Command command(String id) {
        return commands.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Command.Builder of(int section, String id) {
        return Command.of(Scope.WINDOW, id).in(section, Menu.PRESETS);
    }

    private List<Command> all() {
        List<Command> all = new ArrayList<>(List.of(
                of(0, "presets.show").key("Ctrl+Shift+D").run(this::showMenu),
                of(0, "presets.save").key("Ctrl+D").when(model::canSave).run(this::save),
                of(0, "presets.edit").run(this::edit),
                of(1, "presets.quiet")
                        .key("Ctrl+B")
                        .ticked(() -> model.quietProperty().get())
                        .run(() -> model.setQuiet(!model.quietProperty().get())),
                of(2, "presets.import").when(model.kept()::isKept).run(this::importFile),
                of(2, "presets.export")
                        .when(() ->
                                model.kept().isKept() && !model.editing().own().isEmpty())
                        .run(() ->
                                host.export(FILE, model.kept(), model.editing().own())),
                of(2, "presets.exportAll")
                        .when(model.kept()::isKept)
                        .run(() -> host.export(
                                FILE, model.kept(), List.copyOf(model.kept().items())))));
        for (int digit = 1; digit <= Preset.LAST_KEY; digit++) {
            all.add(ofKey(digit));
        }
        all.addAll(FilterListCommands.all());
        return all;
    }

    private Command ofKey(int digit) {
        return Command.of(Scope.WINDOW, "presets.key." + digit)
                .in(0, Menu.PRESET_KEYS)
                .key(Messages.text("preset.key", digit))
                .named(() -> model.ofKey(digit).map(Preset::name).orElse(""))
                .when(() -> model.ofKey(digit).isPresent())
                .ticked(() -> model.isCurrent(digit))
                .run(() -> model.ofKey(digit).ifPresent(model::apply));
    }

    private void save() {
        host.askName(model.proposedName(), model::save);
    }

    private void importFile() {
        Path file = host.fileToRead();
        if (file != null) {
            model.kept().importFrom(file, model::fitting, model::isShipped, host::say);
        }
    }

    // --- the menu of the star

    private void showMenu() {
        if (menu.isShowing()) {
            menu.hide();
            return;
        }
        menu.getItems().clear();
        List<Preset> presets = List.copyOf(model.kept().items());
        presets.stream().limit(MOST_ITEMS).forEach(preset -> menu.getItems().add(item(preset)));
        menu.getItems().add(new SeparatorMenuItem());
        for (String id : List.of("presets.save", "presets.edit", "presets.import", "presets.export")) {
            menu.getItems().add(item(command(id)));
        }
        menu.show(star, Side.BOTTOM, 0, 0);
    }

    private MenuItem item(Preset preset) {
        CheckMenuItem item = new CheckMenuItem(preset.name());
        item.setMnemonicParsing(false);
        item.setSelected(preset.equals(model.currentProperty().get()));
        item.setOnAction(event -> model.apply(preset));
        if (preset.key() != Preset.NO_KEY) {
            item.setAccelerator(CommandKeys.combination(Messages.text("preset.key", preset.key())));
        }
        return item;
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.label());
        item.setMnemonicParsing(false);
        item.setId("star-" + command.id().replace('.', '-'));
        item.setDisable(!command.isEnabled());
        item.setOnAction(event -> command.run());
        if (!command.keys().isEmpty()) {
            item.setAccelerator(CommandKeys.combination(command.keys().getFirst()));
        }
        return item;
    }

    // --- the window in which they are edited

    private void edit() {
        FilterListPane<Preset> shown = pane;
        if (shown == null) {
            shown = made();
            pane = shown;
        }
        shown.show(host.window(), host::showKeys);
    }

    private FilterListPane<Preset> made() {
        return new FilterListPane<>(model.editing(), "presets", this::cell)
                .with(key())
                .with(FilterListCommands.USE.on(
                        () -> model.editing().chosenProperty().get() != null, this::applyChosen))
                .below(command("presets.import"))
                .below(command("presets.export"))
                .below(command("presets.exportAll"));
    }

    private void applyChosen() {
        Preset chosen = model.editing().chosenProperty().get();
        if (chosen != null) {
            model.apply(chosen);
        }
    }

    private Node cell(Preset preset) {
        Label name = new Label(preset.name());
        name.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label shipped = new Label(model.isShipped(preset) ? Messages.text("preset.shipped") : "");
        shipped.getStyleClass().add("filters-hint");
        shipped.setMinWidth(Region.USE_PREF_SIZE);
        Label key = new Label(preset.key() == Preset.NO_KEY ? "" : Messages.text("preset.key", preset.key()));
        key.getStyleClass().add("preset-key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, name, space, shipped, key);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node key() {
        ComboBox<Integer> keys = new ComboBox<>();
        keys.setId("presets-key");
        keys.getItems().add(Preset.NO_KEY);
        for (int digit = 1; digit <= Preset.LAST_KEY; digit++) {
            keys.getItems().add(digit);
        }
        keys.setConverter(new KeyWords());
        model.editing().chosenProperty().subscribe(preset -> {
            int now = preset == null ? Preset.NO_KEY : preset.key();
            if (!Objects.equals(keys.getValue(), now)) {
                keys.setValue(now);
            }
        });
        keys.setOnAction(event -> {
            Integer digit = keys.getValue();
            if (digit != null) {
                model.giveKey(digit);
            }
        });
        Label label = new Label(Messages.text("preset.key.label"));
        label.setMnemonicParsing(true);
        label.setLabelFor(keys);
        HBox line = new HBox(8, label, keys);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** A key as people read it. */
    private static final class KeyWords extends StringConverter<Integer> {

        @Override
        public String toString(@Nullable Integer digit) {
            return digit == null || digit == Preset.NO_KEY
                    ? Messages.text("preset.key.none")
                    : Messages.text("preset.key", digit);
        }

        @Override
        public Integer fromString(String words) {
            throw new UnsupportedOperationException(words);
        }
    }
}
