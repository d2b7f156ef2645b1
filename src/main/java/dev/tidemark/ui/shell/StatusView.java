package dev.tidemark.ui.shell;

import dev.tidemark.command.Command;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.ui.common.Tips;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The status line: reader, rate, messages, what runs in the background, what is held, heap, elevation. Belongs to the FX
 * thread.
 */
final class StatusView extends HBox {

    /**
     * @param rows say what they do
     * @param showHeld lists what Tidemark holds
     * @param addTable adds an {@code $MFT} to what is shown
     */
    StatusView(StatusViewModel status, LivesPane rows, TasksView tasks, Command showHeld, Command addTable) {
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_LEFT);
        Label reader = label("status-reader");
        reader.textProperty().bind(status.readerProperty());
        Label rate = label("status-rate");
        rate.textProperty().bind(status.rateProperty());
        ProgressBar progress = new ProgressBar();
        progress.setId("status-progress");
        progress.progressProperty().bind(status.progressProperty());
        progress.visibleProperty().bind(status.progressProperty().greaterThanOrEqualTo(0));
        progress.managedProperty().bind(progress.visibleProperty());
        Label message = label("status-message");
        message.textProperty().bind(rows.statusProperty().map(OneLine::of));
        HBox.setHgrow(message, Priority.ALWAYS);
        message.setMaxWidth(Double.MAX_VALUE);
        message.setMinWidth(0);
        Label selected = label("status-selected");
        selected.textProperty().bind(rows.selectedCountProperty().map(count -> words(count.longValue())));
        Label heap = label("status-heap");
        heap.textProperty().bind(status.heapProperty());
        Label elevation = label("status-elevation");
        elevation.textProperty().bind(status.backendProperty());
        for (Label fixed : new Label[] {rate, selected, heap, elevation}) {
            fixed.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren()
                .addAll(
                        reader,
                        progress,
                        rate,
                        message,
                        tasks,
                        selected,
                        missedTable(status, addTable),
                        held(status, showHeld),
                        heap,
                        new Separator(javafx.geometry.Orientation.VERTICAL),
                        elevation);
    }

    /** What is held stays in sight until it is given back, with the way to it. */
    private static Button held(StatusViewModel status, Command showHeld) {
        Button button = new Button();
        button.setId("status-held");
        button.getStyleClass().add("status-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty().bind(status.heldProperty());
        button.visibleProperty().bind(status.heldProperty().isNotEmpty());
        button.managedProperty().bind(button.visibleProperty());
        Tips.set(button, showHeld.help());
        button.setOnAction(event -> showHeld.run());
        return button;
    }

    /** Where no {@code $MFT} was found, one can be added. */
    private static Button missedTable(StatusViewModel status, Command addTable) {
        Button button = new Button(addTable.label());
        button.setId("status-add-table");
        button.getStyleClass().add("status-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.visibleProperty().bind(status.missedTableProperty().isNotEmpty());
        button.managedProperty().bind(button.visibleProperty());
        status.missedTableProperty().subscribe(words -> Tips.set(button, words));
        button.setOnAction(event -> addTable.run());
        return button;
    }

    private static String words(long selected) {
        return selected > 1 ? Messages.text("shell.selected", String.format(Locale.ROOT, "%,d", selected)) : "";
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        return label;
    }
}
