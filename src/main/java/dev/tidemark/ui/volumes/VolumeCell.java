package dev.tidemark.ui.volumes;

import dev.tidemark.text.Messages;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One volume in two lines: how far back its journal reaches, then how fast it grows and how soon it is trimmed; a bar below.
 * The rest is in the tip. Belongs to the FX thread.
 */
final class VolumeCell extends ListCell<ShownVolume> {

    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");

    /** What the cell's padding and the scroll bar take of the list's width. */
    private static final double SIDES = 30;

    private static final double TIP_WIDTH = 420;
    private static final double GAP = 6;

    private final ListView<ShownVolume> list;
    private final Label name = new Label();
    private final FontIcon reading = new FontIcon(Feather.PLAY_CIRCLE);
    private final FontIcon eye = new FontIcon(Feather.EYE);
    private final Label journal = label("volume-journal");
    private final Sparkline growth = new Sparkline();
    private final Label rate = label("volume-detail");
    private final FontIcon alarm = new FontIcon(Feather.ALERT_TRIANGLE);
    private final Label warning = label("volume-warning");
    private final ProgressBar gauge = new ProgressBar(0);
    private final Tooltip facts = new Tooltip();
    private final StillBox box;
    private final ChangeListener<VolumeItem> changed = (property, was, now) -> show(now);
    private @Nullable ShownVolume shown;

    VolumeCell(ListView<ShownVolume> list) {
        this.list = list;
        name.getStyleClass().add("volume-name");
        name.setMinWidth(0);
        // The end of a folder that it is mounted in tells more than what stands before.
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        reading.getStyleClass().add("volume-reading");
        eye.getStyleClass().add("volume-shown");
        alarm.getStyleClass().add("volume-alarm");
        gauge.getStyleClass().add("journal-bar");
        gauge.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(growth, Priority.SOMETIMES);
        facts.setWrapText(true);
        facts.setMaxWidth(TIP_WIDTH);
        facts.setOnShowing(event -> explain());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        box = new StillBox(
                new VBox(2, line(name, eye, reading, journal), line(growth, rate, between, alarm, warning), gauge));
        box.prefWidthProperty().bind(list.widthProperty().subtract(SIDES));
        box.setMaxWidth(Region.USE_PREF_SIZE);
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(GAP, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** A list asks for the height of one line. */
    @Override
    protected double computePrefHeight(double width) {
        return getGraphic() == null
                ? super.computePrefHeight(width)
                : snappedTopInset() + snappedBottomInset() + box.prefHeight(list.getWidth() - SIDES);
    }

    @Override
    protected void updateItem(@Nullable ShownVolume row, boolean empty) {
        super.updateItem(row, empty);
        ShownVolume now = empty ? null : row;
        if (now == shown && now != null) {
            return;
        }
        if (shown != null) {
            shown.itemProperty().removeListener(changed);
        }
        shown = now;
        if (now == null) {
            mark(VolumeItem.Trimming.LATER);
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        now.itemProperty().addListener(changed);
        setTooltip(facts);
        setGraphic(box);
        show(now.item());
    }

    private void mark(VolumeItem.Trimming trimmed) {
        pseudoClassStateChanged(SOON, trimmed == VolumeItem.Trimming.SOON);
        pseudoClassStateChanged(NOW, trimmed == VolumeItem.Trimming.NOW);
    }

    private void show(VolumeItem item) {
        mark(item.trimmed());
        name.setText(item.title());
        visible(eye, item.shown());
        visible(reading, item.reading());
        journal.setText(item.headline());
        showJournal(item);
        box.contentChanged();
        if (facts.isShowing()) {
            explain();
        }
        setAccessibleText(words(item));
    }

    private void showJournal(VolumeItem item) {
        boolean there = item.status().journal() != null;
        growth.show(item.trend().recent());
        visible(growth, there);
        rate.setText(there ? item.rate() : item.instead());
        // What stands instead of a rate may be a sentence.
        rate.setMinWidth(there ? Region.USE_PREF_SIZE : 0);
        warning.setText(item.warning());
        visible(warning, !item.warning().isEmpty());
        visible(alarm, item.trimmed() == VolumeItem.Trimming.NOW);
        gauge.setProgress(Math.max(0, item.gauge()));
        visible(gauge, there);
    }

    /** Only what is looked at is put into words. */
    private void explain() {
        facts.setText(shown == null ? "" : shown.item().facts());
    }

    private static String words(VolumeItem item) {
        String reading = item.reading() ? Messages.text("volumes.reading") : "";
        String shown = item.shown() ? Messages.text("volumes.shown") : "";
        return Stream.of(item.title(), item.headline(), shown, reading, item.rate(), item.warning())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
