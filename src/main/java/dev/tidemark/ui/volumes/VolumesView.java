package dev.tidemark.ui.volumes;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Belongs to the FX thread. The volumes with their space, and a gauge of each journal. */
public final class VolumesView extends BorderPane {

    private final ListView<VolumeItem> list = new ListView<>();
    private final ContextMenu menu = new ContextMenu();
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
        setTop(title);
        list.setId("volumes");
        list.setItems(model.items());
        list.setCellFactory(view -> new VolumeCell());
        list.setPlaceholder(new Label(Messages.text("volumes.none")));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                read(onRead);
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                read(onRead);
                event.consume();
            }
        });
        menu.getItems()
                .addAll(
                        item("volumes.read", () -> read(onRead)),
                        item("volumes.readWith", () -> read(onReadWith)),
                        new SeparatorMenuItem(),
                        item("volumes.refresh", model::refresh));
        list.setContextMenu(menu);
        setCenter(list);
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setOnAction(event -> action.run());
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

    /** Adds items to the volumes' context menu; they act on {@link #chosen}. */
    public void addMenuItems(List<MenuItem> items) {
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().addAll(items);
    }

    /** Belongs to the FX thread. One volume. */
    private final class VolumeCell extends ListCell<VolumeItem> {

        private final Label name = new Label();
        private final Label fileSystem = new Label();
        private final Label space = small();
        private final ProgressBar full = bar("space-bar");
        private final Label journal = small();
        private final ProgressBar gauge = bar("journal-bar");
        private final Label usage = small();
        private final Label range = small();
        private final Label trimming = small();
        private final VBox box;

        VolumeCell() {
            name.getStyleClass().add("volume-name");
            name.setMinWidth(0);
            fileSystem.getStyleClass().add("volume-fs");
            fileSystem.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox title = new HBox(6, new FontIcon(Feather.HARD_DRIVE), name, fileSystem);
            title.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            box = new VBox(2, title, full, space, journal, gauge, usage, range, trimming);
            box.prefWidthProperty().bind(list.widthProperty().subtract(30));
            box.setMaxWidth(Region.USE_PREF_SIZE);
        }

        private static Label small() {
            Label label = new Label();
            label.getStyleClass().add("volume-detail");
            label.setWrapText(true);
            return label;
        }

        private static ProgressBar bar(String style) {
            ProgressBar bar = new ProgressBar(0);
            bar.getStyleClass().add(style);
            bar.setMaxWidth(Double.MAX_VALUE);
            return bar;
        }

        /** A list asks for the height of one line; wrapped words need what they need in the list's width. */
        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() == null
                    ? super.computePrefHeight(width)
                    : snappedTopInset() + snappedBottomInset() + box.prefHeight(list.getWidth() - 30);
        }

        @Override
        protected void updateItem(@Nullable VolumeItem item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(item.title());
            fileSystem.setText(item.status().facts().fileSystem());
            show(space, item.space());
            show(full, item.fullness());
            show(journal, item.journalState());
            show(gauge, item.gauge());
            show(usage, item.usage());
            show(range, item.range());
            show(trimming, item.trimming());
            setAccessibleText(String.join(", ", item.title(), item.journalState(), item.usage(), item.trimming()));
            setGraphic(box);
        }

        private void show(Label label, String text) {
            label.setText(text);
            visible(label, !text.isEmpty());
        }

        private void show(ProgressBar bar, double value) {
            bar.setProgress(Math.max(0, value));
            visible(bar, value >= 0);
        }

        private void visible(Node node, boolean visible) {
            node.setVisible(visible);
            node.setManaged(visible);
        }
    }
}
