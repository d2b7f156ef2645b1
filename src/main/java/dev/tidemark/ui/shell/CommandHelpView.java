package dev.tidemark.ui.shell;

import dev.tidemark.command.CommandHelp;
import dev.tidemark.command.CommandTable;
import dev.tidemark.text.Messages;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/** Shows every command with its keys and what it does: the help of F1. Belongs to the FX thread. */
final class CommandHelpView {

    private static final double WIDTH = 940;
    private static final double HEIGHT = 680;
    private static final double KEY_WIDTH = 200;
    private static final double NAME_WIDTH = 230;

    private CommandHelpView() {}

    static void show(Window owner, CommandTable commands) {
        Alert alert = new Alert(Alert.AlertType.NONE, "", ButtonType.CLOSE);
        alert.initOwner(owner);
        alert.setTitle(Messages.text("shell.keys.title"));
        ScrollPane scroll = new ScrollPane(grid(commands));
        scroll.setFitToWidth(true);
        // Tab comes back to it from the button: arrows move it.
        scroll.setFocusTraversable(true);
        alert.getDialogPane().setContent(scroll);
        // The theme keeps dialogs narrow, whatever width they prefer.
        alert.getDialogPane().setMinWidth(WIDTH);
        alert.getDialogPane().setPrefHeight(HEIGHT);
        alert.setResizable(true);
        alert.setOnShown(event -> scroll.requestFocus());
        alert.showAndWait();
    }

    /** Keys, names and sentences, a line a command. */
    private static GridPane grid(CommandTable commands) {
        GridPane grid = new GridPane(18, 4);
        grid.setId("command-help");
        grid.getStyleClass().add("command-help");
        grid.getStylesheets()
                .add(Objects.requireNonNull(CommandHelpView.class.getResource("shell.css"))
                        .toExternalForm());
        // One way in many words must not push the sentences of all aside.
        ColumnConstraints keys = new ColumnConstraints(KEY_WIDTH);
        ColumnConstraints names = new ColumnConstraints(NAME_WIDTH);
        ColumnConstraints sentences = new ColumnConstraints();
        sentences.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(keys, names, sentences);
        int row = 0;
        for (CommandHelp.Group group : CommandHelp.of(commands)) {
            grid.add(label(group.title(), "command-help-title"), 0, row++, 3, 1);
            for (CommandHelp.Line line : group.lines()) {
                Label key = label(line.way(), "command-help-key");
                Label name = label(line.label(), "command-help-name");
                grid.addRow(row++, key, name, label(line.help(), "command-help-text"));
            }
        }
        return grid;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
