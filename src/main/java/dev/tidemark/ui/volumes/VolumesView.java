package dev.tidemark.ui.volumes;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.command.CommandTable;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The volumes with how far each journal reaches back, and the open files. Belongs to the FX thread. */
public final class VolumesView extends BorderPane {

    /** Asks how to read a volume: the chosen one here, the one that is shown when none is chosen in the window's menu. */
    public static final Command READ_WITH = Command.of(Scope.WINDOW, "journal.options")
            .in(0, Menu.JOURNAL, Menu.VOLUMES)
            .key("Ctrl+R")
            .ofEach();

    /** Shows all volumes as one list. */
    private static final Command ALL = Command.of(Scope.WINDOW, "volumes.all")
            .in(0, Menu.JOURNAL)
            .key("Ctrl+Shift+A")
            .ofEach();

    private final ShownVolumes rows;
    private final VolumesViewModel model;
    private final ListView<ShownVolume> list = new ListView<>();
    private final ContextMenu menu = new ContextMenu();
    private final CommandItems items = CommandItems.onControl();
    private final List<Command> own;
    private final FilesList files;
    private Consumer<VolumeFacts> onRead = volume -> {};
    private Consumer<VolumeFacts> onReadWith = volume -> {};
    private Consumer<VolumeFacts> onToggle = volume -> {};
    private Consumer<List<VolumeFacts>> onReadAll = volumes -> {};

    public VolumesView(VolumesViewModel model) {
        this.model = model;
        getStyleClass().add("volumes");
        getStylesheets()
                .add(Objects.requireNonNull(VolumesView.class.getResource("volumes.css"))
                        .toExternalForm());
        setMinWidth(180);
        AllVolumesButton all = new AllVolumesButton(model);
        all.setOnAction(event -> readAll());
        setTop(new VBox(new VolumesTitle(model), all));
        list.setId("volumes");
        list.setAccessibleText(Messages.text("volumes.title"));
        rows = new ShownVolumes(model.items());
        list.setItems(rows.all());
        list.setCellFactory(this::cell);
        list.setPlaceholder(placeholder(model));
        own = List.of(
                Command.of(Scope.VOLUMES, "volumes.read")
                        .in(0, Menu.VOLUMES)
                        .key("Enter")
                        .when(this::isChosen)
                        .run(() -> read(onRead)),
                Command.of(Scope.VOLUMES, "volumes.together")
                        .in(0, Menu.VOLUMES)
                        .key("Ctrl+Space")
                        .when(this::isChosen)
                        .ticked(this::isChosenShown)
                        .run(() -> read(onToggle)),
                Command.of(Scope.VOLUMES, "volumes.refresh").in(1, Menu.VOLUMES).run(model::refresh));
        CommandKeys keys = new CommandKeys(own);
        list.setOnKeyPressed(keys::pressed);
        // The list itself comes before its handler, and lets go of the chosen volume at Ctrl+Space.
        list.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        addCommands(List.of());
        list.setContextMenu(menu);
        list.getSelectionModel().selectedItemProperty().addListener((property, was, now) -> closeMenuOf(was, now));
        files = new FilesList(model);
        model.foldedProperty().addListener((property, was, now) -> fold(now));
        fold(model.foldedProperty().get());
    }

    /** The files get the room that the volumes leave. */
    private void fold(boolean folded) {
        setCenter(null);
        setBottom(folded ? null : files);
        setCenter(folded ? files : list);
    }

    private static Label placeholder(VolumesViewModel model) {
        Label words = new Label();
        words.setWrapText(true);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        model::emptyWords, model.problemProperty(), model.answeredProperty()));
        return words;
    }

    private VolumeCell cell(ListView<ShownVolume> view) {
        VolumeCell cell = new VolumeCell(view);
        cell.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && !cell.isEmpty()) {
                read(onRead);
            }
        });
        cell.addEventFilter(MouseEvent.ANY, event -> toggleAt(cell, event));
        return cell;
    }

    /** Ctrl and a click: the list would let go of a chosen volume instead. */
    private void toggleAt(VolumeCell cell, MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isShortcutDown() || cell.isEmpty()) {
            return;
        }
        event.consume();
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            list.requestFocus();
            list.getSelectionModel().select(cell.getIndex());
            read(onToggle);
        }
    }

    private boolean isChosenShown() {
        ShownVolume row = list.getSelectionModel().getSelectedItem();
        return row != null && row.item().shown();
    }

    private void readAll() {
        onReadAll.accept(model.allProperty().get().volumes());
    }

    /** A volume that goes leaves the choice to its neighbour, which nobody opened a menu for. */
    private void closeMenuOf(@Nullable ShownVolume was, @Nullable ShownVolume now) {
        if (was != null && (now == null || !was.id().equals(now.id()))) {
            menu.hide();
        }
    }

    private boolean isChosen() {
        return list.getSelectionModel().getSelectedItem() != null;
    }

    private void read(Consumer<VolumeFacts> how) {
        VolumeFacts chosen = chosen();
        if (chosen != null) {
            how.accept(chosen);
        }
    }

    /** The chosen volume, {@code null} for none. */
    public @Nullable VolumeFacts chosen() {
        ShownVolume row = list.getSelectionModel().getSelectedItem();
        return row == null ? null : row.item().status().facts();
    }

    /** What a double-click and Enter do. */
    public void setOnRead(Consumer<VolumeFacts> action) {
        onRead = action;
    }

    /** What Ctrl and a click do, which add a volume to what is shown or take it from there. */
    public void setOnToggle(Consumer<VolumeFacts> action) {
        onToggle = action;
    }

    /** Shows all volumes as one list. */
    public void setOnReadAll(Consumer<List<VolumeFacts>> action) {
        onReadAll = action;
    }

    /** Asks how to read. */
    public void setOnReadWith(Consumer<VolumeFacts> action) {
        onReadWith = action;
    }

    /** What a double-click and Enter on an open file do. */
    public void setOnShowFile(Consumer<Source> action) {
        files.setOnShow(action);
    }

    /** Searches an open file for records. */
    public void setOnSearchFile(Consumer<Source> action) {
        files.setOnSearch(action);
    }

    /** Tries again to open a file that was not there. */
    public void setOnOpenAgain(Consumer<Source> action) {
        files.setOnAgain(action);
    }

    /** Closes an open file. */
    public void setOnCloseFile(Consumer<Source> action) {
        files.setOnClose(action);
    }

    /** What can be done with volumes and open files. */
    public List<Command> commands() {
        Command all = ALL.on(() -> model.allProperty().get().isPossible(), this::readAll);
        return Stream.of(List.of(all), own, files.commands())
                .flatMap(List::stream)
                .toList();
    }

    /** Adds commands to the volumes' context menu; they act on {@link #chosen}. */
    public void addCommands(List<Command> others) {
        List<Command> all = new ArrayList<>(own);
        all.add(READ_WITH.on(this::isChosen, () -> read(onReadWith)));
        all.addAll(others);
        items.fill(menu, CommandTable.in(Menu.VOLUMES, all));
    }
}
