package dev.tidemark.ui.volumes;

import dev.tidemark.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One volume: its space, its journal's state, and a gauge of the journal. Belongs to the FX thread. */
final class VolumeCell extends ListCell<VolumeItem> {

    /** What the cell's padding and the scroll bar take of the list's width. */
    private static final double SIDES = 30;

    private final ListView<VolumeItem> list;
    private final Label name = new Label();
    private final FontIcon reading = new FontIcon(Feather.PLAY_CIRCLE);
    private final Label fileSystem = new Label();
    private final Label space = small();
    private final ProgressBar full = bar("space-bar");
    private final Label journal = small();
    private final ProgressBar gauge = bar("journal-bar");
    private final Label usage = small();
    private final Label range = small();
    private final Label trimming = small();
    private final Tooltip problem = new Tooltip();
    private final VBox box;

    VolumeCell(ListView<VolumeItem> list) {
        this.list = list;
        name.getStyleClass().add("volume-name");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        fileSystem.getStyleClass().add("volume-fs");
        fileSystem.setMinWidth(Region.USE_PREF_SIZE);
        reading.getStyleClass().add("volume-reading");
        journal.getStyleClass().add("volume-journal");
        problem.setWrapText(true);
        problem.setMaxWidth(420);
        HBox title = new HBox(6, new FontIcon(Feather.HARD_DRIVE), name, reading, fileSystem);
        title.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(2, title, full, space, journal, gauge, usage, range, trimming);
        box.prefWidthProperty().bind(list.widthProperty().subtract(SIDES));
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
                : snappedTopInset() + snappedBottomInset() + box.prefHeight(list.getWidth() - SIDES);
    }

    @Override
    protected void updateItem(@Nullable VolumeItem item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        name.setText(item.title());
        visible(reading, item.reading());
        fileSystem.setText(item.status().facts().fileSystem());
        show(space, item.space());
        show(full, item.fullness());
        show(journal, item.journalState());
        show(gauge, item.gauge());
        show(usage, item.usage());
        show(range, item.range());
        show(trimming, item.trimming());
        problem.setText(item.problem());
        setTooltip(item.problem().isEmpty() ? null : problem);
        setAccessibleText(words(item));
        setGraphic(box);
    }

    private static String words(VolumeItem item) {
        String reading = item.reading() ? Messages.text("volumes.reading") : "";
        return String.join(
                ", ",
                item.title(),
                item.status().facts().fileSystem(),
                item.space(),
                item.journalState(),
                reading,
                item.usage(),
                item.trimming());
    }

    private static void show(Label label, String text) {
        label.setText(text);
        visible(label, !text.isEmpty());
    }

    private static void show(ProgressBar bar, double value) {
        bar.setProgress(Math.max(0, value));
        visible(bar, value >= 0);
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
