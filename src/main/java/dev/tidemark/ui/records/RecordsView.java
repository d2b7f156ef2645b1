package dev.tidemark.ui.records;

import dev.tidemark.command.Command;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * The record table with its scroll bar. Belongs to the FX thread. It shows what the view model read at its last {@link
 * RecordsViewModel#pulse}, which somebody calls once a frame.
 */
public final class RecordsView extends BorderPane {

    private final RecordsViewModel model;
    private final RecordsTable table;
    private final RecordsMenu menu;
    private final RecordsCommands actions;
    private final List<Command> commands;

    public RecordsView(RecordsViewModel model) {
        this.model = model;
        table = new RecordsTable(model);
        getStyleClass().add("records-view");
        getStylesheets()
                .add(Objects.requireNonNull(RecordsView.class.getResource("records.css"))
                        .toExternalForm());
        new RecordsColumns(model, table);
        actions = new RecordsCommands(model, table);
        commands = actions.all(this::copy, () -> model.cite(RecordsView::toClipboard));
        new RecordsKeys(model, table, commands);
        RowScrollBar bar = new RowScrollBar(model);
        new RecordsMouse(model, table).scrollOver(bar);
        new RecordTips(table);
        menu = new RecordsMenu(model, table, actions, commands, RecordsView::toClipboard);
        setCenter(new StackPane(table, empty()));
        setRight(bar);
    }

    private Label empty() {
        Label label = new Label(Messages.text("records.empty"));
        label.getStyleClass().add("records-empty");
        label.setMouseTransparent(true);
        label.visibleProperty().bind(model.shownProperty().isEqualTo(0));
        return label;
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    /** Copies the selected rows, with the visible columns. */
    private void copy() {
        model.copy(table.shownColumns(), RecordsView::toClipboard);
    }

    private static void toClipboard(String text) {
        Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, text));
    }

    // --- commands

    /** What can be done with the rows. */
    public List<Command> commands() {
        return commands;
    }

    /** Adds commands at the end of the rows' context menu; they act on the row that leads. */
    public void setRowCommands(List<Command> others) {
        menu.setCommands(others);
    }

    /** What shows only records of a name. */
    public void setOnFilterName(Consumer<String> action) {
        actions.onFilterName(action);
    }

    /** What shows only records of a file. */
    public void setOnFilterFileId(Consumer<FileId> action) {
        actions.onFilterFile(action);
    }

    /** What shows only records in a directory, given its id and, as far as it is known, its path. */
    public void setOnFilterDirectory(BiConsumer<FileId, String> action) {
        actions.onFilterDirectory(action);
    }
}
