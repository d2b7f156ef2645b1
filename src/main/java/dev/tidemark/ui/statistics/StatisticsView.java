package dev.tidemark.ui.statistics;

import dev.tidemark.command.Command;
import dev.tidemark.command.CommandTable;
import dev.tidemark.command.Menu;
import dev.tidemark.summary.Grouping;
import dev.tidemark.summary.JournalReach;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.CopiedText;
import dev.tidemark.ui.common.Tips;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Shows what the shown rows are, by reason, folder and the like, and what fills the journal. Belongs to the FX thread. */
public final class StatisticsView extends BorderPane {

    private static final double LEAST_HEIGHT = 120;

    private final StatisticsTable table;
    private final List<Command> commands;

    /**
     * @param reach how far back the journal reaches, as far as that is known
     * @param export asks for a file and writes all lines into it
     */
    public StatisticsView(StatisticsViewModel model, ObservableValue<@Nullable JournalReach> reach, Runnable export) {
        table = new StatisticsTable(model);
        commands = new StatisticsCommands(model, table, CopiedText::toClipboard).all(export);
        getStyleClass().add("statistics");
        getStylesheets()
                .add(Objects.requireNonNull(StatisticsView.class.getResource("statistics.css"))
                        .toExternalForm());
        ContextMenu menu = new ContextMenu();
        CommandItems.inPopup("").fill(menu, CommandTable.in(Menu.STATISTICS, commands));
        table.setContextMenu(menu);
        table.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(commands)::pressed);
        setMinHeight(LEAST_HEIGHT);
        ReachView lines = new ReachView(reach);
        lines.visibleProperty().bind(model.byBytesProperty());
        lines.managedProperty().bind(lines.visibleProperty());
        setTop(new VBox(head(model, export), lines));
        setCenter(table);
    }

    private static Node head(StatisticsViewModel model, Runnable export) {
        Label by = new Label(Messages.text("statistics.by"));
        ComboBox<Grouping> groupings = groupings(model);
        by.setLabelFor(groupings);
        by.setMnemonicParsing(true);
        by.setMinWidth(Region.USE_PREF_SIZE);
        ToggleButton fills = new ToggleButton(Messages.text("statistics.fills"));
        fills.setId("statistics-fills");
        Tips.set(fills, Messages.text("statistics.fills.tip"));
        fills.selectedProperty().bindBidirectional(model.byBytesProperty());
        fills.setMinWidth(Region.USE_PREF_SIZE);
        Label title = new Label();
        title.setId("statistics-title");
        title.getStyleClass().add("statistics-title");
        title.textProperty().bind(model.titleProperty());
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button write = new Button(Messages.text("statistics.export"));
        write.setId("statistics-export");
        write.setMinWidth(Region.USE_PREF_SIZE);
        write.setOnAction(event -> export.run());
        HBox head = new HBox(by, groupings, fills, title, write);
        head.getStyleClass().add("statistics-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static ComboBox<Grouping> groupings(StatisticsViewModel model) {
        ComboBox<Grouping> choice = new ComboBox<>();
        choice.setId("statistics-by");
        choice.getItems().setAll(model.groupings());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Grouping grouping) {
                return grouping == null ? "" : StatisticsWords.title(grouping);
            }

            @Override
            public @Nullable Grouping fromString(String typed) {
                return null;
            }
        });
        choice.valueProperty().bindBidirectional(model.groupingProperty());
        return choice;
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    /** What can be done with the lines. */
    public List<Command> commands() {
        return commands;
    }
}
