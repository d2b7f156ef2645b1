package dev.tidemark.ui.marks;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.session.RecordMark;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Lists the marks, and leads to their records. Belongs to the FX thread. */
public final class MarksView extends BorderPane {

    private static final double SHARE = 0.6;
    private static final double LEAST_HEIGHT = 80;

    private final MarksViewModel model;
    private @Nullable ListView<RecordMark> list;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final List<Command> commands;
    private Consumer<RecordMark> goTo = mark -> {};
    private Consumer<RecordMark> note = mark -> {};
    private Runnable only = () -> {};
    private Consumer<List<RecordMark>> export = some -> {};

    public MarksView(MarksViewModel model) {
        this.model = model;
        commands = all();
        setMinHeight(LEAST_HEIGHT);
        shown.subscribe(now -> {
            if (now && list == null) {
                fill();
            }
        });
    }

    /** Most who start it have no marks: what shows them is made when it is looked at first. */
    private void fill() {
        ListView<RecordMark> list = new ListView<>(model.items());
        this.list = list;
        getStyleClass().add("marks");
        getStylesheets()
                .add(Objects.requireNonNull(MarksView.class.getResource("marks.css"))
                        .toExternalForm());
        Label title = new Label();
        title.getStyleClass().add("marks-title");
        title.textProperty()
                .bind(Bindings.createStringBinding(() -> title(model.items().size(), model.count()), model.items()));
        Label empty = new Label(Messages.text("marks.empty"));
        empty.setWrapText(true);
        empty.getStyleClass().add("marks-empty");
        list.setId("marks-list");
        list.setAccessibleText(Messages.text("marks.accessible"));
        list.setPlaceholder(empty);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new MarkCell());
        ContextMenu menu = new ContextMenu();
        CommandItems.inPopup("marks-").fill(menu, commands);
        list.setContextMenu(menu);
        list.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(commands)::pressed);
        setTop(new VBox(title, narrow()));
        setCenter(list);
    }

    private static String title(int listed, int all) {
        return listed == all ? Messages.text("marks.title", all) : Messages.text("marks.title.some", listed, all);
    }

    private TextField narrow() {
        TextField text = new TextField();
        text.setId("marks-narrow");
        text.setPromptText(Messages.text("marks.narrow"));
        text.setAccessibleText(Messages.text("marks.narrow"));
        text.textProperty().bindBidirectional(model.narrowProperty());
        return text;
    }

    private List<Command> all() {
        return List.of(
                of("marks.goTo").key("Enter").run(() -> withChosen(goTo)),
                of("marks.note").key("F2").run(() -> withChosen(note)),
                of("marks.remove").key("Delete").run(() -> model.remove(chosen())),
                ofAll("marks.only").run(() -> only.run()),
                ofAll("marks.export").run(() -> export.accept(List.copyOf(model.items()))));
    }

    private Command.Builder ofAll(String id) {
        return Command.of(Scope.MARKS, id)
                .in(1, Menu.MARKS)
                .when(() -> !model.items().isEmpty());
    }

    private Command.Builder of(String id) {
        return Command.of(Scope.MARKS, id).in(0, Menu.MARKS).when(() -> !chosen().isEmpty());
    }

    private List<RecordMark> chosen() {
        return list == null ? List.of() : List.copyOf(list.getSelectionModel().getSelectedItems());
    }

    private void withChosen(Consumer<RecordMark> action) {
        RecordMark mark = list == null ? null : list.getSelectionModel().getSelectedItem();
        if (mark != null) {
            action.accept(mark);
        }
    }

    /** What can be done with the marks. */
    public List<Command> commands() {
        return commands;
    }

    /** What goes to the record of a mark. */
    public void setOnGoTo(Consumer<RecordMark> action) {
        goTo = action;
    }

    /** What asks for the words of a mark. */
    public void setOnNote(Consumer<RecordMark> action) {
        note = action;
    }

    /** What shows marked records alone. */
    public void setOnOnly(Runnable action) {
        only = action;
    }

    /** What writes marks for other programs. */
    public void setOnExport(Consumer<List<RecordMark>> action) {
        export = action;
    }

    /** Whether the pane is shown. */
    public BooleanProperty shownProperty() {
        return shown;
    }

    /** Puts the pane below another, where it is shown. */
    public Region under(Region above) {
        SplitPane both = new SplitPane(above);
        both.setOrientation(Orientation.VERTICAL);
        both.getStyleClass().add("marks-split");
        shown.addListener((property, was, now) -> {
            if (now) {
                both.getItems().setAll(above, this);
                both.setDividerPosition(0, SHARE);
            } else {
                both.getItems().setAll(above);
            }
        });
        return both;
    }

    /** Two lines: what it is called, and what is noted; a tip with all of that. */
    private final class MarkCell extends ListCell<RecordMark> {

        private final Label first = new Label();
        private final Label second = new Label();
        private final VBox both = new VBox(first, second);
        private final Tooltip tip = new Tooltip();

        MarkCell() {
            first.getStyleClass().add("marks-name");
            second.getStyleClass().add("marks-note");
            both.setMinWidth(0);
            both.setPrefWidth(1);
            setOnMouseClicked(event -> {
                RecordMark mark = getItem();
                if (mark != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    goTo.accept(mark);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable RecordMark mark, boolean empty) {
            super.updateItem(mark, empty);
            boolean none = empty || mark == null;
            setGraphic(none ? null : both);
            setTooltip(none ? null : tip);
            if (mark != null && !none) {
                String title = MarkWords.title(mark);
                String words = MarkWords.details(mark);
                first.setText(title);
                second.setText(OneLine.of(words));
                tip.setText(title + "\n" + words);
                setAccessibleText(title + ", " + OneLine.of(words));
            }
        }
    }
}
