package dev.tidemark.ui.highlights;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.session.HighlightColour;
import dev.tidemark.session.HighlightRule;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.presets.FilterListCommands;
import dev.tidemark.ui.presets.FilterListPane;
import dev.tidemark.ui.presets.PresetsHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The window in which highlight rules are edited, and what can be done with them. Belongs to the FX thread. */
public final class HighlightsView {

    private static final String FILE = "tidemark-highlights.txt";
    private static final double GAP = 8;

    private final HighlightsViewModel model;
    private final PresetsHost host;
    private final Supplier<String> filterText;
    private @Nullable FilterListPane<HighlightRule> pane;

    /**
     * @param filterText the filter that a new rule begins with
     */
    public HighlightsView(HighlightsViewModel model, PresetsHost host, Supplier<String> filterText) {
        this.model = model;
        this.host = host;
        this.filterText = filterText;
    }

    /** What can be done with the rules. */
    public List<Command> commands() {
        return List.of(of("highlights.edit").key("Ctrl+H").run(this::edit), importing(), exporting());
    }

    private static Command.Builder of(String id) {
        return Command.of(Scope.WINDOW, id).in(3, Menu.PRESETS);
    }

    private Command importing() {
        return of("highlights.import").when(model.kept()::isKept).run(this::importFile);
    }

    private Command exporting() {
        return of("highlights.export")
                .when(() -> model.kept().isKept() && !model.kept().items().isEmpty())
                .run(() ->
                        host.export(FILE, model.kept(), List.copyOf(model.kept().items())));
    }

    private void importFile() {
        Path file = host.fileToRead();
        if (file != null) {
            model.kept().importFrom(file, rule -> rule, rule -> false, host::say);
        }
    }

    private void edit() {
        FilterListPane<HighlightRule> shown = pane;
        if (shown == null) {
            shown = made();
            pane = shown;
        }
        shown.show(host.window(), host::showKeys);
    }

    private FilterListPane<HighlightRule> made() {
        FilterListPane<HighlightRule> made = new FilterListPane<>(model.editing(), "highlights", HighlightsView::cell);
        return made.with(FilterListCommands.USE.on(this::isChosen, model::toggle))
                .with(FilterListCommands.NEW.on(() -> {
                    model.begin(filterText.get());
                    made.askName();
                }))
                .with(new VBox(GAP, colours(), on()))
                .below(importing())
                .below(exporting());
    }

    private boolean isChosen() {
        return model.editing().chosenProperty().get() != null;
    }

    // --- what else is said of a rule

    private Node colours() {
        FlowPane all = new FlowPane(GAP, GAP);
        ToggleGroup group = new ToggleGroup();
        for (HighlightColour colour : HighlightColour.values()) {
            RadioButton button = new RadioButton(colour.word());
            button.setId("highlights-" + colour.id());
            button.getStyleClass().addAll("highlight-choice", "highlight-" + colour.id());
            button.setToggleGroup(group);
            button.setOnAction(event -> model.paint(colour));
            model.editing()
                    .chosenProperty()
                    .subscribe(rule -> button.setSelected(rule != null && rule.colour() == colour));
            all.getChildren().add(button);
        }
        return all;
    }

    private Node on() {
        CheckBox box = new CheckBox(Messages.text("highlight.on"));
        box.setId("highlights-on");
        model.editing().chosenProperty().subscribe(rule -> box.setSelected(rule != null && rule.on()));
        box.setOnAction(event -> {
            HighlightRule rule = model.editing().chosenProperty().get();
            if (rule != null && rule.on() != box.isSelected()) {
                model.toggle();
            }
        });
        return box;
    }

    private static Node cell(HighlightRule rule) {
        Label name = new Label(rule.name());
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        name.getStyleClass()
                .addAll("highlight-name", "highlight-" + rule.colour().id());
        HBox.setHgrow(name, Priority.ALWAYS);
        Label state = new Label(rule.on() ? "" : Messages.text("highlight.off"));
        state.getStyleClass().add("filters-hint");
        HBox line = new HBox(GAP, name, state);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setAccessibleText(
                Objects.requireNonNull(name.getText()) + ", " + rule.colour().word());
        return line;
    }
}
