package dev.tidemark.ui.timeline;

import dev.tidemark.command.Command;
import dev.tidemark.command.CommandTable;
import dev.tidemark.command.Menu;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.Tips;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows when it was busy, above everything else; folds away. Belongs to the FX thread. */
public final class TimelineView extends VBox {

    private static final double SWATCH = 9;

    private final TimelinePlot plot;
    private final List<Command> commands;

    public TimelineView(TimelineViewModel model) {
        plot = new TimelinePlot(model);
        commands = new TimelineCommands(model).all();
        getStyleClass().add("timeline");
        getStylesheets()
                .add(Objects.requireNonNull(TimelineView.class.getResource("timeline.css"))
                        .toExternalForm());
        ContextMenu menu = new ContextMenu();
        CommandItems.inPopup("").fill(menu, CommandTable.in(Menu.TIMELINE, commands));
        new TimelineMouse(model, plot, menu);
        plot.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(commands)::pressed);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(model.shownProperty());
        model.shownProperty().subscribe(shown -> {
            if (shown && getChildren().isEmpty()) {
                getChildren().setAll(head(model), plot);
            }
        });
    }

    private Node head(TimelineViewModel model) {
        Label words = new Label();
        words.setId("timeline-words");
        words.getStyleClass().add("timeline-words");
        words.textProperty().bind(model.titleProperty());
        words.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(words, space);
        head.getStyleClass().add("timeline-head");
        head.setAlignment(Pos.CENTER_LEFT);
        Ink.KINDS.forEach(kind -> head.getChildren().add(legend(kind)));
        head.getChildren().addAll(legend(Ink.ALL_ROWS), legend(Ink.GAP), logarithmic(model));
        return head;
    }

    /** A swatch in the colour of a kind, and its word. */
    private static Label legend(Ink ink) {
        Region swatch = new Region();
        swatch.setMinSize(SWATCH, SWATCH);
        swatch.setPrefSize(SWATCH, SWATCH);
        swatch.setMaxSize(SWATCH, SWATCH);
        swatch.getStyleClass().addAll("timeline-swatch", "timeline-swatch-" + ink.cssName());
        Label label = new Label(ink.title(), swatch);
        label.getStyleClass().add("timeline-legend");
        label.setMinWidth(Region.USE_PREF_SIZE);
        Tips.set(label, ink.meaning());
        return label;
    }

    private static ToggleButton logarithmic(TimelineViewModel model) {
        ToggleButton button = new ToggleButton(Messages.text("timeline.logarithmic"));
        button.setId("timeline-logarithmic");
        button.getStyleClass().add("timeline-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        Tips.set(button, Messages.text("timeline.logarithmic.tip"));
        button.selectedProperty().bindBidirectional(model.logarithmicProperty());
        return button;
    }

    @Override
    public void requestFocus() {
        plot.requestFocus();
    }

    /** What can be done with it. */
    public List<Command> commands() {
        return commands;
    }
}
