package dev.tidemark.ui.changes;

import dev.tidemark.command.Command;
import dev.tidemark.story.ChangeRow;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.CopiedText;
import dev.tidemark.ui.common.SideWindow;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
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
    private final ChangesTable table;
    private final ChangesForm form;
    private final TextField narrow = new TextField();
    private final List<Command> ofRows;
    private final List<Command> ofWindow;
    private final SideWindow window;

    /**
     * @param help shows the keys there are
     */
    public ChangesView(ChangesViewModel model, Runnable help) {
        this.model = model;
        table = new ChangesTable(model);
        form = new ChangesForm(model);
        ofRows = List.of(
                ChangesCommands.GO_TO.on(() -> chosen() != null, this::goTo),
                ChangesCommands.COPY.on(
                        () -> chosen() != null,
                        () -> model.copy(table.getSelectionModel().getSelectedItems(), CopiedText::toClipboard)));
        ofWindow = List.of(
                ChangesCommands.COPY_ALL.on(model::isListed, () -> model.copy(List.of(), CopiedText::toClipboard)),
                ChangesCommands.EXPORT.on(model::isListed, model::export),
                ChangesCommands.NARROW.on(narrow::requestFocus),
                ChangesCommands.REFRESH.on(model::compare));
        window = new SideWindow(
                new SideWindow.Kind("changes", Messages.text("changes.title"), LEAST),
                model.work(),
                ofWindow,
                help,
                model::close);
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

    // --- shown

    /**
     * Shows it, or brings it to the front.
     *
     * @param asking whether the keyboard goes to the places, and not to the rows
     */
    public void show(Window owner, boolean asking) {
        window.show(owner, this::content);
        if (asking) {
            form.requestFocus();
        } else {
            table.requestFocus();
        }
    }

    private Region content() {
        BorderPane root = new BorderPane(table, top(), null, bottom(), null);
        root.getStyleClass().add("changes");
        root.setPrefSize(WIDTH, HEIGHT);
        root.getStylesheets()
                .add(Objects.requireNonNull(ChangesView.class.getResource("changes.css"))
                        .toExternalForm());
        ContextMenu menu = new ContextMenu();
        CommandItems.inPopup("menu-")
                .fill(menu, Stream.concat(ofRows.stream(), ofWindow.stream()).toList());
        table.setContextMenu(menu);
        table.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(ofRows)::pressed);
        return root;
    }

    /** Once a frame. */
    public void pulse() {
        if (window.isShowing()) {
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
        HBox buttons = window.lastLine(button(ChangesCommands.COPY_ALL), button(ChangesCommands.EXPORT));
        VBox all = new VBox(counted, verdict, buttons);
        all.getStyleClass().add("changes-bottom");
        return all;
    }

    private Button button(Command of) {
        return window.button(of, model.pageProperty());
    }
}
