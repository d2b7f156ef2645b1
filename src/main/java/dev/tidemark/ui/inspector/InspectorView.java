package dev.tidemark.ui.inspector;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.CopiedText;
import dev.tidemark.ui.common.EscapedText;
import dev.tidemark.usn.FileId;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The inspector: what happened, what that means, fields, bytes. Belongs to the FX thread. */
public final class InspectorView extends BorderPane {

    /** How much of the height the words take at most; more of them scroll. */
    private static final double MOST_WORDS = 0.32;

    private static final double LEAST_WORDS = 60;
    private static final double WIDTH_BESIDE = 0.4;

    private final InspectorViewModel model;
    private final String id;
    private final ListView<FieldRow> list = new ListView<>();
    private final List<Command> copies;
    private final HexPane hex;
    private final WordsPane words;
    private final VBox top;
    private final Label title = new Label();
    private final ContextMenu menu = new ContextMenu();
    private Consumer<dev.tidemark.filter.language.Node> onlyThis = condition -> {};
    private Consumer<FileId> story = file -> {};
    private boolean choosing;

    public InspectorView(InspectorViewModel model) {
        this(model, "inspector");
    }

    /**
     * One of several in a window.
     *
     * @param id begins the ids of its parts
     */
    public InspectorView(InspectorViewModel model, String id) {
        this.model = model;
        this.id = id;
        this.copies = copies();
        CommandItems.inPopup(id + "-").fill(menu, copies);
        getStyleClass().add("inspector");
        getStylesheets()
                .add(Objects.requireNonNull(InspectorView.class.getResource("inspector.css"))
                        .toExternalForm());
        setMinWidth(260);
        title.setId(id + "-title");
        title.getStyleClass().add("inspector-title");
        title.setWrapText(true);
        title.textProperty().bind(model.titleProperty());
        words = new WordsPane(model, id);
        top = new VBox(
                heading("name", heading -> heading.isEscaped() ? "" : heading.name()),
                markedName(),
                heading("sentence", RecordHeading::sentence),
                heading("time", RecordHeading::time),
                words,
                title,
                cause());
        top.getStyleClass().add("inspector-top");
        setTop(top);
        hex = new HexPane(model);
        hex.setId(id + "-bytes");
        hex.setOnContextMenuRequested(this::showMenu);
        SplitPane split = new SplitPane(fieldList(), hex.scrolled());
        setCenter(split);
        layoutBoundsProperty().addListener((property, was, now) -> turn(split, isFlat()));
        words.visibleProperty().addListener((property, was, now) -> place(isFlat()));
        turn(split, false);
        // Whether fields or bytes have the keyboard.
        addEventHandler(KeyEvent.KEY_PRESSED, new CommandKeys(copies)::pressed);
    }

    private Label heading(String part, Function<RecordHeading, String> words) {
        Label label = new Label();
        label.setId(id + "-" + part);
        label.getStyleClass().add("inspector-" + part);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty().bind(model.headingProperty().map(words));
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** Stands in the place of the name where that has escapes. */
    private EscapedText markedName() {
        EscapedText marked = new EscapedText("", Double.MAX_VALUE);
        marked.setId(id + "-marked-name");
        marked.getStyleClass().add("inspector-marked-name");
        marked.setVisible(false);
        marked.managedProperty().bind(marked.visibleProperty());
        model.headingProperty().addListener((property, was, now) -> {
            marked.setVisible(now.isEscaped());
            marked.show(now.isEscaped() ? now.name() : "", now.name().length(), true);
        });
        return marked;
    }

    /** What caused the record; it leads there. */
    private Hyperlink cause() {
        Hyperlink link = new Hyperlink();
        link.setId(id + "-cause");
        link.getStyleClass().add("inspector-cause");
        link.setWrapText(true);
        link.textProperty()
                .bind(model.causeProperty().map(InspectorViewModel.Cause::text).orElse(""));
        link.visibleProperty().bind(model.causeProperty().isNotNull());
        link.managedProperty().bind(link.visibleProperty());
        link.setOnAction(event -> {
            InspectorViewModel.Cause cause = model.causeProperty().get();
            if (cause != null) {
                cause.show().run();
            }
            link.setVisited(false);
        });
        return link;
    }

    private boolean isFlat() {
        return getWidth() > 1.4 * getHeight();
    }

    /** Words, fields and bytes stand side by side where there is more width than height. */
    private void turn(SplitPane split, boolean flat) {
        place(flat);
        Orientation wanted = flat ? Orientation.HORIZONTAL : Orientation.VERTICAL;
        if (split.getOrientation() != wanted || split.getDividerPositions()[0] == 0.5) {
            split.setOrientation(wanted);
            split.setDividerPositions(flat ? 0.4 : 0.6);
        }
    }

    /** Where there is more width than height, what stands above the rest would leave it none. */
    private void place(boolean flat) {
        boolean beside = flat && words.isVisible();
        words.setMaxHeight(beside ? Double.MAX_VALUE : Math.max(LEAST_WORDS, getHeight() * MOST_WORDS));
        top.setPrefWidth(beside ? getWidth() * WIDTH_BESIDE : Region.USE_COMPUTED_SIZE);
        if (beside && getLeft() == null) {
            setTop(null);
            setLeft(top);
        } else if (!beside && getTop() == null) {
            setLeft(null);
            setTop(top);
        }
    }

    private ListView<FieldRow> fieldList() {
        list.setId(id + "-fields");
        list.setItems(model.fields());
        list.setCellFactory(FieldCell::new);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        list.setOnContextMenuRequested(this::showMenu);
        list.getSelectionModel().selectedIndexProperty().addListener((property, was, now) -> {
            if (!choosing) {
                model.chosenProperty().set(now.intValue());
            }
        });
        model.chosenProperty().addListener((property, was, now) -> select(now.intValue()));
        // The next record's sentence may be longer and leave the list less room, which it knows once it was laid out.
        list.heightProperty().addListener((property, was, now) -> Platform.runLater(this::reveal));
        return list;
    }

    /** With Ctrl, the value that is clicked is filtered for; a double click on an id tells the story of its file. */
    private void clicked(MouseEvent event) {
        if (event.isShortcutDown() && event.getButton() == MouseButton.PRIMARY) {
            onlyThis(under(event.getPickResult().getIntersectedNode()));
        } else if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
            story(under(event.getPickResult().getIntersectedNode()));
        }
    }

    private void story(@Nullable FieldRow row) {
        FileId file = model.fileOf(row);
        if (file != null) {
            story.accept(file);
        }
    }

    /** What tells the story of a file. */
    public void setOnStory(Consumer<FileId> action) {
        story = action;
    }

    /** With Ctrl, a click on the chosen field lets go of it: it is the one under the pointer that is meant. */
    private static @Nullable FieldRow under(@Nullable Node node) {
        Node at = node;
        while (at != null && !(at instanceof FieldCell)) {
            at = at.getParent();
        }
        return at instanceof FieldCell cell ? cell.getItem() : null;
    }

    private void onlyThis(@Nullable FieldRow row) {
        dev.tidemark.filter.language.Node condition = model.conditionOf(row);
        if (condition != null) {
            onlyThis.accept(condition);
        }
    }

    /** What lets only records pass that meet a condition. */
    public void setOnOnlyThis(Consumer<dev.tidemark.filter.language.Node> action) {
        onlyThis = action;
    }

    /** Not of a window that was closed meanwhile: it has no style sheets any more that its cells could be laid out by. */
    private void reveal() {
        int index = list.getSelectionModel().getSelectedIndex();
        if (index >= 0
                && list.getScene() instanceof Scene scene
                && scene.getWindow() instanceof Window window
                && window.isShowing()) {
            list.scrollTo(index);
        }
    }

    private void select(int index) {
        choosing = true;
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().select(index);
            list.scrollTo(index);
        }
        choosing = false;
    }

    /** Not a property of the list: its keys would be the whole window's then, and not those of the bytes. */
    private void showMenu(ContextMenuEvent event) {
        menu.show((Node) event.getSource(), event.getScreenX(), event.getScreenY());
        event.consume();
    }

    /** What can be done with fields and bytes. */
    public List<Command> commands() {
        return Stream.of(words.commands(), copies, hex.commands())
                .flatMap(List::stream)
                .toList();
    }

    private List<Command> copies() {
        return List.of(
                copy("value", model::chosenValue, "Ctrl+C"),
                copy("hex", model::chosenHex, "Ctrl+Shift+C"),
                copy("record", model::hex),
                copy("all", model::asText, "Ctrl+Alt+C"),
                Command.of(Scope.INSPECTOR, "inspector.onlyThis")
                        .in(1, Menu.INSPECTOR)
                        .key("Ctrl+Enter")
                        .when(() -> model.conditionOf(model.chosenField()) != null)
                        .run(() -> onlyThis(model.chosenField())),
                Command.of(Scope.INSPECTOR, "inspector.story")
                        .in(1, Menu.INSPECTOR)
                        .when(() -> model.fileOf(model.chosenField()) != null)
                        .run(() -> story(model.chosenField())));
    }

    private static Command copy(String what, Supplier<String> text, String... keys) {
        return Command.of(Scope.INSPECTOR, "inspector.copy." + what)
                .in(0, Menu.INSPECTOR)
                .key(keys)
                .run(() -> CopiedText.toClipboard(text.get()));
    }
}
