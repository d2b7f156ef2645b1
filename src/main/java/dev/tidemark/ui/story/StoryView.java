package dev.tidemark.ui.story;

import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.story.StoryLine;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.CopiedText;
import dev.tidemark.ui.common.SideWindow;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The window that tells the story of a file, beside the main one: names, lives, who else had its paths. Belongs to the FX thread. Each
 * line leads to its record, and to the story of its file where that is another one.
 */
public final class StoryView {

    private static final double WIDTH = 860;
    private static final double HEIGHT = 620;
    private static final double LEAST = 420;
    private static final double LINE = 22;

    private final StoryViewModel model;
    private final Supplier<@Nullable Source> shown;
    private final ListView<StoryLine> list = new ListView<>();
    private final TextField question = new TextField();
    private final List<Command> ofLines;
    private final List<Command> ofWindow;
    private final SideWindow window;

    /**
     * @param shown gives the source that is shown, of which is told what is typed
     * @param help shows the keys there are
     */
    public StoryView(StoryViewModel model, Supplier<@Nullable Source> shown, Runnable help) {
        this.model = model;
        this.shown = shown;
        ofLines = List.of(
                StoryCommands.GO_TO.on(() -> isOne(line -> line.row() != StoryLine.NO_ROW), () -> with(model::goTo)),
                StoryCommands.FOLLOW.on(() -> isOne(model::leads), () -> with(model::follow)),
                StoryCommands.COPY.on(
                        () -> chosen() != null,
                        () -> model.copy(list.getSelectionModel().getSelectedItems(), CopiedText::toClipboard)));
        ofWindow = List.of(
                StoryCommands.COPY_ALL.on(model::isTold, () -> model.copyAll(CopiedText::toClipboard)),
                StoryCommands.EXPORT.on(model::isTold, model::export),
                StoryCommands.BACK.on(model::canGoBack, model::back),
                StoryCommands.FORWARD.on(model::canGoForward, model::forward),
                StoryCommands.REFRESH.on(() -> model.source() != null, model::refresh));
        window = new SideWindow(
                new SideWindow.Kind("story", Messages.text("story.title"), LEAST),
                model.work(),
                ofWindow,
                help,
                model::close);
    }

    private @Nullable StoryLine chosen() {
        return list.getSelectionModel().getSelectedItem();
    }

    private boolean isOne(Predicate<StoryLine> wanted) {
        StoryLine line = chosen();
        return line != null && wanted.test(line);
    }

    private void with(Consumer<StoryLine> action) {
        StoryLine line = chosen();
        if (line != null) {
            action.accept(line);
        }
    }

    // --- shown

    /**
     * Shows it, or brings it to the front.
     *
     * @param asking whether the keyboard goes to what is typed, and not to the lines
     */
    public void show(Window owner, boolean asking) {
        window.show(owner, this::content);
        if (asking) {
            question.requestFocus();
        } else {
            list.requestFocus();
        }
    }

    private Region content() {
        BorderPane root = new BorderPane(lines(), top(), null, bottom(), null);
        root.getStyleClass().add("story");
        root.setPrefSize(WIDTH, HEIGHT);
        root.getStylesheets()
                .add(Objects.requireNonNull(StoryView.class.getResource("story.css"))
                        .toExternalForm());
        return root;
    }

    /** Once a frame. */
    public void pulse() {
        if (window.isShowing()) {
            model.pulse();
        }
    }

    // --- its parts

    private ListView<StoryLine> lines() {
        list.setItems(model.lines());
        list.setId("story-lines");
        list.setFixedCellSize(LINE);
        list.setAccessibleText(Messages.text("story.accessible"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new StoryCell(model));
        Label none = new Label();
        none.setWrapText(true);
        none.getStyleClass().add("story-status");
        none.textProperty().bind(model.statusProperty());
        list.setPlaceholder(none);
        ContextMenu menu = new ContextMenu();
        CommandItems.inPopup("menu-")
                .fill(menu, Stream.concat(ofLines.stream(), ofWindow.stream()).toList());
        list.setContextMenu(menu);
        list.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(ofLines)::pressed);
        // A line is chosen, so that a key leads on at once.
        list.getItems().addListener((ListChangeListener<StoryLine>) change -> {
            if (!list.getItems().isEmpty()) {
                list.getSelectionModel().clearAndSelect(model.start());
                list.scrollTo(model.start());
            }
        });
        return list;
    }

    private Node top() {
        Label label = new Label(Messages.text("story.question"));
        label.setMnemonicParsing(true);
        label.setLabelFor(question);
        label.setMinWidth(Region.USE_PREF_SIZE);
        question.setId("story-question");
        question.setPromptText(Messages.text("story.question.prompt"));
        question.textProperty().bindBidirectional(model.questionProperty());
        question.setOnAction(event -> ask());
        HBox.setHgrow(question, Priority.ALWAYS);
        Button tell = new Button(Messages.text("story.tell"));
        tell.setId("story-tell");
        tell.setMinWidth(Region.USE_PREF_SIZE);
        tell.setOnAction(event -> ask());
        HBox line = new HBox(
                button(StoryCommands.BACK, "\u25c0"),
                button(StoryCommands.FORWARD, "\u25b6"),
                label,
                question,
                tell,
                button(StoryCommands.REFRESH));
        line.getStyleClass().add("story-top");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void ask() {
        Source of = model.source();
        model.askTyped(of == null || of.store().isClosed() ? shown.get() : of);
        list.requestFocus();
    }

    private Node bottom() {
        Label status = new Label();
        status.setId("story-status");
        status.getStyleClass().add("story-status");
        status.textProperty().bind(model.statusProperty());
        status.setWrapText(true);
        status.setMinHeight(Region.USE_PREF_SIZE);
        HBox buttons = window.lastLine(button(StoryCommands.COPY_ALL), button(StoryCommands.EXPORT));
        VBox both = new VBox(status, buttons);
        both.getStyleClass().add("story-bottom");
        return both;
    }

    private Button button(Command of) {
        return window.button(of, model.lines(), model.questionProperty(), model.statusProperty());
    }

    /** With a sign in the place of the words. */
    private Button button(Command of, String sign) {
        Button button = button(of);
        button.setText(sign);
        return button;
    }
}
