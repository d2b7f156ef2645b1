package dev.tidemark.ui.presets;

import dev.tidemark.command.Command;
import dev.tidemark.session.NamedFilter;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.DialogCommands;
import dev.tidemark.ui.common.FreshKeys;
import dev.tidemark.ui.common.MonoFont;
import dev.tidemark.ui.common.Tips;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A list of filters with names and what can be done with it, in a window beside the main one: what is typed is taken when the
 * keyboard goes elsewhere, and by Enter; Esc gives it back, and then closes the window. Belongs to the FX thread.
 *
 * @param <T> the kind of filters
 */
public final class FilterListPane<T extends NamedFilter<T>> {

    private static final double GAP = 10;
    private static final double SMALL_GAP = 6;
    private static final double WIDTH = 820;
    private static final double HEIGHT = 480;
    private static final double LIST_WIDTH = 280;

    private final FilterListEditing<T> model;
    private final String key;
    private final ListView<T> list;
    private final TextField name = new TextField();
    private final TextField text = new TextField();
    private final List<Command> commands = new ArrayList<>();
    private final VBox form = new VBox(SMALL_GAP);
    private final FlowPane below = new FlowPane(SMALL_GAP, SMALL_GAP);
    private final Map<Button, Command> atOnce = new LinkedHashMap<>();
    private @Nullable Region content;
    private @Nullable Dialog<ButtonType> open;
    private boolean choosing;

    /**
     * @param key of its messages, and begins the ids of its parts
     * @param cell shows one in a line
     */
    public FilterListPane(FilterListEditing<T> model, String key, Function<T, Node> cell) {
        this.model = model;
        this.key = key;
        list = new ListView<>(model.items());
        list.setId(key + "-list");
        list.setAccessibleText(Messages.text(key + ".title"));
        Label none = new Label(Messages.text(key + ".none"));
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.setCellFactory(view -> new Cell<>(cell));
        list.setPrefWidth(LIST_WIDTH);
        list.setMinWidth(LIST_WIDTH / 2);
        commands.add(FilterListCommands.RENAME.on(model::isChangeable, name::requestFocus));
        commands.add(FilterListCommands.REMOVE.on(model::isChangeable, model::remove));
        commands.add(FilterListCommands.EARLIER.on(this::isChosen, () -> model.move(-1)));
        commands.add(FilterListCommands.LATER.on(this::isChosen, () -> model.move(1)));
        connect();
        field(name, "name", model.nameProperty());
        text.setStyle(MonoFont.style());
        field(text, "text", model.textProperty());
        Label problem = new Label();
        problem.setId(key + "-problem");
        problem.getStyleClass().add("filters-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.textProperty().bind(model.problemProperty());
        form.getChildren().add(problem);
    }

    private void connect() {
        list.getSelectionModel().selectedItemProperty().addListener((property, was, now) -> {
            if (!choosing && now != null) {
                model.choose(now);
            }
        });
        model.chosenProperty().addListener((property, was, now) -> select(now));
        ObservableList<T> items = model.items();
        items.addListener(
                (ListChangeListener<T>) change -> select(model.chosenProperty().get()));
    }

    private boolean isChosen() {
        return model.chosenProperty().get() != null;
    }

    private void select(@Nullable T chosen) {
        choosing = true;
        int at = chosen == null ? -1 : model.items().indexOf(chosen);
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(at);
        }
        choosing = false;
    }

    // --- put together

    private void field(TextField field, String part, StringProperty value) {
        Label label = new Label(Messages.text("filters." + part));
        label.setMnemonicParsing(true);
        label.setLabelFor(field);
        field.setId(key + "-" + part);
        field.textProperty().bindBidirectional(value);
        field.editableProperty().bind(changeable());
        field.setOnAction(event -> model.take());
        field.focusedProperty().addListener((property, was, now) -> {
            if (!now) {
                model.take();
            }
        });
        form.getChildren().addAll(label, field);
    }

    private ObservableValue<Boolean> changeable() {
        return model.chosenProperty().map(any -> model.isChangeable()).orElse(false);
    }

    /** Adds what else is said of one. */
    public FilterListPane<T> with(Node part) {
        part.disableProperty().bind(model.chosenProperty().isNull());
        form.getChildren().add(part);
        return this;
    }

    /** Adds what can be done, with a button. */
    public FilterListPane<T> with(Command command) {
        commands.addFirst(command);
        return this;
    }

    /** Adds what can be done with all of them, with a button below. */
    public FilterListPane<T> below(Command command) {
        Button button = button(command);
        atOnce.put(button, command);
        below.getChildren().add(button);
        return this;
    }

    private Button button(Command command) {
        Button button = new Button(command.text());
        button.setId(key + "-" + CommandItems.nodeId(command));
        Tips.set(button, command.tip());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> command.run());
        return button;
    }

    /** The same as the keys do; each says in its tip which key that is. */
    private VBox buttons() {
        VBox box = new VBox(SMALL_GAP);
        for (Command command : commands) {
            Button button = button(command);
            ObservableBooleanValue off =
                    Bindings.createBooleanBinding(() -> !command.isEnabled(), model.chosenProperty(), model.items());
            button.disableProperty().bind(off);
            box.getChildren().add(button);
        }
        return box;
    }

    private Region content() {
        Region made = content;
        if (made == null) {
            made = make();
            content = made;
            list.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(commands)::pressed);
        }
        atOnce.forEach((button, command) -> button.setDisable(!command.isEnabled()));
        return made;
    }

    private Region make() {
        HBox.setHgrow(form, Priority.ALWAYS);
        HBox middle = new HBox(GAP, list, buttons(), form);
        VBox.setVgrow(middle, Priority.ALWAYS);
        Label hint = new Label(Messages.text(key + ".hint"));
        hint.getStyleClass().add("filters-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        VBox all = new VBox(GAP, hint, middle, below);
        all.getStyleClass().add("filters");
        all.setId(key + "-dialog");
        all.getStylesheets()
                .add(Objects.requireNonNull(FilterListPane.class.getResource("presets.css"))
                        .toExternalForm());
        return all;
    }

    // --- shown

    /**
     * Shows it until it is closed, and returns at once.
     *
     * @param help shows the keys there are
     */
    public void show(Window owner, Runnable help) {
        Dialog<ButtonType> before = open;
        if (before != null && before.isShowing()) {
            list.requestFocus();
            return;
        }
        if (before != null) {
            // Its window was hidden without being closed.
            before.getDialogPane().setContent(null);
        }
        Dialog<ButtonType> dialog = new Dialog<>();
        open = dialog;
        dialog.initOwner(owner);
        dialog.setTitle(Messages.text(key + ".title"));
        dialog.setResizable(true);
        DialogPane pane = dialog.getDialogPane();
        pane.setContent(content());
        pane.setMinWidth(WIDTH);
        pane.setPrefHeight(HEIGHT);
        pane.getButtonTypes().setAll(ButtonType.CLOSE);
        // Enter takes what is typed, and does not close the window.
        ((Button) pane.lookupButton(ButtonType.CLOSE)).setDefaultButton(false);
        pane.lookupButton(ButtonType.CLOSE).addEventFilter(ActionEvent.ACTION, this::closing);
        Command close = DialogCommands.CLOSE.on(() -> escape(dialog));
        pane.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(List.of(close))::pressed);
        CommandKeys.addTo(pane.getScene(), DialogCommands.HELP.on(help));
        FreshKeys.guard(pane.getScene());
        if (!isChosen() && !model.items().isEmpty()) {
            model.choose(model.items().getFirst());
        }
        select(model.chosenProperty().get());
        dialog.setOnShown(event -> list.requestFocus());
        dialog.setOnHidden(event -> {
            model.take();
            model.giveBack();
            pane.setContent(null);
            open = null;
        });
        dialog.show();
    }

    private void escape(Dialog<ButtonType> dialog) {
        if (!model.giveBack()) {
            dialog.close();
        }
    }

    /** What has no name stays to be mended. */
    private void closing(ActionEvent event) {
        if (!model.take()) {
            event.consume();
            name.requestFocus();
        }
    }

    /** Puts the keyboard into the name, with all of it chosen. */
    public void askName() {
        name.requestFocus();
        name.selectAll();
    }

    /** One in a line. */
    private static final class Cell<T> extends ListCell<T> {

        private final Function<T, Node> shown;

        Cell(Function<T, Node> shown) {
            this.shown = shown;
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(item == null || empty ? null : shown.apply(item));
        }
    }
}
