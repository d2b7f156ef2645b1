package dev.tidemark.ui.volumes;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.Source;
import dev.tidemark.text.Messages;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** The volumes with their space and a gauge of each journal, and the open files. Belongs to the FX thread. */
public final class VolumesView extends BorderPane {

    private final ListView<VolumeItem> list = new ListView<>();
    private final ContextMenu menu = new ContextMenu();
    private final FilesList files;
    private Consumer<VolumeFacts> onRead = volume -> {};
    private Consumer<VolumeFacts> onReadWith = volume -> {};

    public VolumesView(VolumesViewModel model) {
        getStyleClass().add("volumes");
        getStylesheets()
                .add(Objects.requireNonNull(VolumesView.class.getResource("volumes.css"))
                        .toExternalForm());
        setMinWidth(180);
        Label title = new Label(Messages.text("volumes.title"));
        title.getStyleClass().add("pane-title");
        title.setLabelFor(list);
        setTop(title);
        list.setId("volumes");
        list.setItems(model.items());
        list.setCellFactory(this::cell);
        list.setPlaceholder(placeholder(model));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                read(onRead);
                event.consume();
            }
        });
        menu.getItems()
                .addAll(
                        ofVolume("volumes.read", () -> read(onRead)),
                        ofVolume("volumes.readWith", () -> read(onReadWith)),
                        new SeparatorMenuItem(),
                        item("volumes.refresh", model::refresh));
        list.setContextMenu(menu);
        setCenter(list);
        files = new FilesList(model);
        setBottom(files);
    }

    private static Label placeholder(VolumesViewModel model) {
        Label words = new Label();
        words.setWrapText(true);
        words.textProperty().bind(Bindings.createStringBinding(model::emptyWords, model.problemProperty()));
        return words;
    }

    private VolumeCell cell(ListView<VolumeItem> view) {
        VolumeCell cell = new VolumeCell(view);
        cell.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && !cell.isEmpty()) {
                read(onRead);
            }
        });
        return cell;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private MenuItem ofVolume(String key, Runnable action) {
        MenuItem item = item(key, action);
        item.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        return item;
    }

    private void read(Consumer<VolumeFacts> how) {
        VolumeItem chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            how.accept(chosen.status().facts());
        }
    }

    /** The chosen volume, {@code null} for none. */
    public @Nullable VolumeFacts chosen() {
        VolumeItem item = list.getSelectionModel().getSelectedItem();
        return item == null ? null : item.status().facts();
    }

    /** What a double-click and Enter do. */
    public void setOnRead(Consumer<VolumeFacts> action) {
        onRead = action;
    }

    /** Asks how to read. */
    public void setOnReadWith(Consumer<VolumeFacts> action) {
        onReadWith = action;
    }

    /** What a double-click and Enter on an open file do. */
    public void setOnShowFile(Consumer<Source> action) {
        files.setOnShow(action);
    }

    /** Closes an open file. */
    public void setOnCloseFile(Consumer<Source> action) {
        files.setOnClose(action);
    }

    /** Adds items to the volumes' context menu; they act on {@link #chosen}. */
    public void addMenuItems(List<MenuItem> items) {
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().addAll(items);
    }
}
