package dev.tidemark.ui.volumes;

import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.CopiedText;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The open files; it takes no room while there are none. Belongs to the FX thread. */
final class FilesList extends VBox {

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final double ROW = 28;
    private static final int MOST_ROWS = 6;
    private static final double MOST_WORDS = 120;
    private static final double MOST_GONE_NAME = 140;

    private final ListView<FileItem> list = new ListView<>();
    private final List<Command> commands;
    private Consumer<Source> onShow = source -> {};
    private Consumer<Source> onClose = source -> {};
    private Consumer<Source> onSearch = source -> {};
    private Consumer<Source> onAgain = source -> {};

    FilesList(VolumesViewModel model) {
        Label title = new Label(Messages.text("volumes.files"));
        title.getStyleClass().add("pane-title");
        title.setLabelFor(list);
        list.setId("files");
        list.setItems(model.files());
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new FileCell());
        list.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> 2 + ROW * Math.min(MOST_ROWS, list.getItems().size()), list.getItems()));
        list.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(list, Priority.ALWAYS);
        commands = List.of(
                of("files.show").key("Enter").run(() -> act(onShow)),
                of("files.again").hides().when(this::isGone).run(() -> act(onAgain)),
                of("files.search").when(this::canSearch).run(() -> act(onSearch)),
                of("files.sums").run(this::copySums),
                of("files.close").key("Delete").run(() -> act(onClose)));
        list.setOnKeyPressed(new CommandKeys(commands)::pressed);
        list.setContextMenu(CommandItems.contextMenu(commands));
        visibleProperty().bind(Bindings.isNotEmpty(list.getItems()));
        managedProperty().bind(visibleProperty());
        getChildren().addAll(title, list);
    }

    private Command.Builder of(String id) {
        return Command.of(Scope.FILES, id)
                .in(0, Menu.FILES)
                .when(() -> list.getSelectionModel().getSelectedItem() != null);
    }

    List<Command> commands() {
        return commands;
    }

    private boolean canSearch() {
        FileItem chosen = list.getSelectionModel().getSelectedItem();
        return chosen != null && chosen.source().searchable() != null;
    }

    private boolean isGone() {
        FileItem chosen = list.getSelectionModel().getSelectedItem();
        return chosen != null && chosen.isGone();
    }

    private void copySums() {
        FileItem chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            CopiedText.toClipboard(chosen.sums());
        }
    }

    private void act(Consumer<Source> act) {
        FileItem chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            act.accept(chosen.source());
        }
    }

    void setOnShow(Consumer<Source> action) {
        onShow = action;
    }

    void setOnSearch(Consumer<Source> action) {
        onSearch = action;
    }

    void setOnAgain(Consumer<Source> action) {
        onAgain = action;
    }

    void setOnClose(Consumer<Source> action) {
        onClose = action;
    }

    /** Belongs to the FX thread. One file. */
    private final class FileCell extends ListCell<FileItem> {

        private final Label name = new Label();
        private final Label words = new Label();
        private final FontIcon icon = new FontIcon(Feather.FILE);
        private final HBox box = new HBox(6, icon, name, words);
        private final Tooltip tip = new Tooltip();

        FileCell() {
            name.getStyleClass().add("file-name");
            // What tells files apart stands at the beginning, what they are at the end.
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            words.getStyleClass().add("volume-detail");
            box.setAlignment(Pos.CENTER_LEFT);
            box.prefWidthProperty().bind(list.widthProperty().subtract(30));
            box.setMaxWidth(Region.USE_PREF_SIZE);
            // What is known of a file grows while it is open.
            tip.setOnShowing(event -> {
                if (getItem() != null) {
                    tip.setText(getItem().tip());
                }
            });
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !isEmpty()) {
                    act(onShow);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable FileItem file, boolean empty) {
            super.updateItem(file, empty);
            pseudoClassStateChanged(SHOWN, file != null && !empty && file.shown());
            if (file == null || empty) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            name.setText(file.name());
            icon.setIconCode(icon(file));
            words.setText(file.words());
            // Of one that is not there it matters as much why.
            words.setMinWidth(file.isGone() ? 0 : Region.USE_PREF_SIZE);
            words.setMaxWidth(file.isGone() ? Double.MAX_VALUE : MOST_WORDS);
            name.setMinWidth(file.isGone() ? Region.USE_PREF_SIZE : 0);
            name.setMaxWidth(file.isGone() ? MOST_GONE_NAME : Double.MAX_VALUE);
            tip.setText(file.tip());
            setTooltip(tip);
            setAccessibleText(String.join(", ", kind(file), file.name(), file.words()));
            setGraphic(box);
        }

        private static Feather icon(FileItem file) {
            if (file.isMerged()) {
                return Feather.LAYERS;
            }
            if (file.isGone()) {
                return Feather.ALERT_TRIANGLE;
            }
            return file.isCapture() ? Feather.ARCHIVE : Feather.FILE;
        }

        private static String kind(FileItem file) {
            if (file.isMerged()) {
                return Messages.text("volumes.file.list");
            }
            if (file.isGone()) {
                return Messages.text("volumes.file.gone");
            }
            return Messages.text(file.isCapture() ? "volumes.file.capture" : "volumes.file.journal");
        }
    }
}
