package dev.tidemark.ui.changes;

import dev.tidemark.command.Command;
import dev.tidemark.command.Mnemonics;
import dev.tidemark.story.ChangeRow;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.DialogCommands;
import dev.tidemark.ui.common.OwnedStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The window that shows what remains of all changes between two places, beside the main one: it begins with what no journal can show, and
 * ends with whether it is all. Belongs to the FX thread.
 */
public final class ChangesView {

    private static final double WIDTH = 980;
    private static final double HEIGHT = 620;
    private static final double LEAST = 480;
    private static final PseudoClass INCOMPLETE = PseudoClass.getPseudoClass("incomplete");

    private final ChangesViewModel model;
    private final Runnable help;
    private final ChangesTable table;
    private final ChangesForm form;
    private final TextField narrow = new TextField();
    private final List<Command> ofRows;
    private final List<Command> ofWindow;
    private @Nullable Stage stage;

    /**
     * @param help shows the keys there are
     */
    public ChangesView(ChangesViewModel model, Runnable help) {
        this.model = model;
        this.help = help;
        table = new ChangesTable(model);
        form = new ChangesForm(model);
        ofRows = List.of(
                ChangesCommands.GO_TO.on(() -> chosen() != null, this::goTo),
                ChangesCommands.COPY.on(
                        () -> chosen() != null,
                        () -> model.copy(table.getSelectionModel().getSelectedItems(), ChangesView::toClipboard)));
        ofWindow = List.of(
                ChangesCommands.COPY_ALL.on(model::isListed, () -> model.copy(List.of(), ChangesView::toClipboard)),
                ChangesCommands.EXPORT.on(model::isListed, model::export),
                ChangesCommands.NARROW.on(narrow::requestFocus),
                ChangesCommands.REFRESH.on(model::compare));
    }

    private @Nullable ChangeRow chosen() {
        return table.getSelectionModel().getSelectedItem();
    }

    private void goTo() {
        ChangeRow row = chosen();
        if (row != null) {
            model.goTo(row);
        }
    }

    private static void toClipboard(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    // --- shown

    /**
     * Shows it, or brings it to the front.
     *
     * @param asking whether the keyboard goes to the places, and not to the rows
     */
    public void show(Window owner, boolean asking) {
        Stage open = stage;
        if (open == null) {
            open = made(owner);
            stage = open;
        }
        open.show();
        open.toFront();
        if (asking) {
            form.requestFocus();
        } else {
            table.requestFocus();
        }
    }

    private Stage made(Window owner) {
        BorderPane root = new BorderPane(table, top(), null, bottom(), null);
        root.getStyleClass().add("changes");
        root.setId("changes");
        root.setPrefSize(WIDTH, HEIGHT);
        root.getStylesheets()
                .add(Objects.requireNonNull(ChangesView.class.getResource("changes.css"))
                        .toExternalForm());
        ContextMenu menu = new ContextMenu();
        CommandItems.inPopup("menu-")
                .fill(menu, Stream.concat(ofRows.stream(), ofWindow.stream()).toList());
        table.setContextMenu(menu);
        table.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(ofRows)::pressed);
        List<Command> keys = new ArrayList<>(ofWindow);
        keys.add(DialogCommands.CLOSE.on(this::escape));
        keys.add(DialogCommands.HELP.on(help));
        // Before what has the keyboard has them: lists take Esc for themselves, and texts much else.
        root.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(keys)::pressed);
        Stage made = OwnedStage.of(owner, Messages.text("changes.title"), root, List.of());
        made.setMinWidth(LEAST);
        made.setMinHeight(LEAST / 2);
        made.setOnShown(event -> OwnedStage.putOver(owner, made, made.getWidth(), made.getHeight()));
        made.setOnHidden(event -> model.close());
        return made;
    }

    private void escape() {
        if (!model.cancel()) {
            close();
        }
    }

    /** Closes it, if it is open. */
    public void close() {
        if (stage != null) {
            stage.hide();
        }
    }

    /** Once a frame. */
    public void pulse() {
        if (stage != null && stage.isShowing()) {
            model.pulse();
        }
    }

    // --- its parts

    private Node top() {
        Label title = new Label();
        title.setId("changes-title");
        title.getStyleClass().add("changes-title");
        title.textProperty().bind(model.titleProperty());
        onlyWithText(title);
        Label limits = words(
                "changes-limits", model.pageProperty().map(page -> page.report().limits()));
        limits.getStyleClass().add("changes-limits");
        narrow.setId("changes-narrow");
        narrow.setPromptText(Messages.text("changes.narrow"));
        narrow.setAccessibleText(Messages.text("changes.narrow"));
        narrow.textProperty().bindBidirectional(model.narrowProperty());
        VBox all = new VBox(form, title, limits, narrow);
        all.getStyleClass().add("changes-top");
        return all;
    }

    private static Label words(String id, ObservableValue<String> text) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty().bind(text.orElse(""));
        onlyWithText(label);
        return label;
    }

    private static void onlyWithText(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private Node bottom() {
        Label counted = words("changes-counted", model.countedProperty());
        counted.getStyleClass().add("changes-limits");
        Label verdict = words("changes-verdict", model.statusProperty());
        verdict.getStyleClass().add("changes-verdict");
        model.pageProperty()
                .subscribe(page -> verdict.pseudoClassStateChanged(INCOMPLETE, page == null || !page.isComplete()));
        ProgressBar bar = new ProgressBar();
        bar.setId("changes-progress");
        bar.setAccessibleText(Messages.text("story.progress"));
        bar.progressProperty().bind(model.progressProperty());
        Button cancel = new Button(Messages.text("story.cancel"));
        cancel.setId("changes-cancel");
        cancel.setOnAction(event -> model.cancel());
        for (Node node : List.of(bar, cancel)) {
            node.visibleProperty().bind(model.runningProperty());
            node.managedProperty().bind(node.visibleProperty());
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button(Messages.text("command.dialog.close"));
        close.setId("changes-close");
        close.setOnAction(event -> close());
        HBox buttons =
                new HBox(bar, cancel, space, button(ChangesCommands.COPY_ALL), button(ChangesCommands.EXPORT), close);
        buttons.getStyleClass().add("changes-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        VBox all = new VBox(counted, verdict, buttons);
        all.getStyleClass().add("changes-bottom");
        return all;
    }

    private Button button(Command of) {
        Command command = ofWindow.stream()
                .filter(each -> each.id().equals(of.id()))
                .findFirst()
                .orElseThrow();
        Button button = new Button(command.text());
        button.setId(CommandItems.nodeId(command));
        button.setAccessibleText(Mnemonics.without(command.text()));
        button.setTooltip(new Tooltip(command.tip()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> command.run());
        button.disableProperty().bind(Bindings.createBooleanBinding(() -> !command.isEnabled(), model.pageProperty()));
        return button;
    }
}
