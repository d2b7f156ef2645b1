package dev.tidemark.ui.records;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.Node;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.ui.common.CopiedText;
import dev.tidemark.ui.records.EmptyTable.Why;
import dev.tidemark.usn.FileId;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The record table with its scroll bar. Belongs to the FX thread. It shows what the view model read at its last {@link
 * RecordsViewModel#pulse}, which somebody calls once a frame.
 */
public final class RecordsView extends BorderPane {

    /** The newest rows stay in sight, and the horizontal bar can be used. */
    private static final double ABOVE_BOTTOM = 18;

    /** Names stand at the left: it covers what is cut first. */
    private static final double FROM_RIGHT = 14;

    private final RecordsViewModel model;
    private final RecordsTable table;
    private final RecordsColumns columns;
    private final RecordsMenu menu;
    private final EmptyView empty;
    private final RecordsCommands actions;
    private final List<Command> commands;

    public RecordsView(RecordsViewModel model) {
        this.model = model;
        table = new RecordsTable(model);
        getStyleClass().add("records-view");
        getStylesheets()
                .add(Objects.requireNonNull(RecordsView.class.getResource("records.css"))
                        .toExternalForm());
        columns = new RecordsColumns(model, table);
        actions = new RecordsCommands(model, table);
        commands = actions.all(this::copy, () -> model.cite(CopiedText::toClipboard));
        new RecordsKeys(model, table, commands);
        RowScrollBar bar = new RowScrollBar(model);
        new RecordsMouse(model, table).scrollOver(bar);
        new RecordTips(model, table);
        menu = new RecordsMenu(model, table, actions, commands, CopiedText::toClipboard);
        empty = new EmptyView(model);
        empty.setNext(Why.PAUSED, () -> model.pausedProperty().set(false));
        NewerButton newer = new NewerButton(model, table);
        StackPane.setAlignment(newer, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(newer, new Insets(0, FROM_RIGHT, ABOVE_BOTTOM, 0));
        setCenter(new StackPane(table, empty, newer));
        setRight(bar);
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    /** Copies the selected rows, with the visible columns. */
    private void copy() {
        model.copy(table.shownColumns(), CopiedText::toClipboard);
    }

    /**
     * Shows the column of a field before all others, for as long as that tells much; what was chosen is there again behind it.
     *
     * @param field {@code null} for none
     */
    public void showAlso(@Nullable RecordField field) {
        columns.lend(field);
    }

    /** How the columns stand, in their order. */
    public List<ColumnState> columnStates() {
        return columns.states();
    }

    /** Puts columns as they stood; those that are not told of stay. */
    public void putColumns(List<ColumnState> states) {
        columns.put(states);
    }

    /** Sorts by the column of a field, as clicks on its header do. */
    public void sort(RecordField field, boolean ascending) {
        columns.sort(field, ascending);
    }

    // --- commands

    /** What can be done with the rows and with their columns. */
    public List<Command> commands() {
        Command askColumns = Command.of(Scope.WINDOW, "view.columns")
                .in(1, Menu.VIEW)
                .key("F8")
                .run(this::showColumns);
        return Stream.of(commands, List.of(askColumns), ColumnsCommands.all())
                .flatMap(List::stream)
                .toList();
    }

    private void showColumns() {
        new ColumnsView(model, columns).show(getScene().getWindow());
    }

    /**
     * Adds commands at the end of the rows' context menu.
     *
     * @param others gives those for a row, which goes on to show that row: the one under the pointer when the button was
     *     pressed, whatever is there, chosen or in the lead by the time that one of them runs
     */
    public void setRowCommands(Function<RecordCursor, List<Command>> others) {
        menu.setCommands(others);
    }

    // --- what helps when no record is shown

    /** What opens a file, offered while nothing is open. */
    public void setOnOpenFile(Runnable action) {
        empty.setNext(Why.NO_SOURCE, action);
    }

    /** What lets every row pass the filter, offered while none does. */
    public void setOnShowEverything(Runnable action) {
        empty.setNext(Why.FILTERED, action);
    }

    /** What searches the file that is shown for records, offered where it is no journal. */
    public void setOnSearchFile(Runnable action) {
        empty.setNext(Why.FOREIGN, action);
    }

    /** What creates a change journal on the volume that is shown, offered while it has none. */
    public void setOnCreateJournal(Runnable action) {
        empty.setNext(Why.NO_JOURNAL, action);
    }

    // --- what follows from a row

    /** What changes the conditions of the filter, and with them its text. */
    public void setOnEditFilter(Consumer<UnaryOperator<Node>> action) {
        actions.onEditFilter(action);
    }

    /** What marks a record, or takes its mark away. */
    public void setOnMark(Consumer<RecordMark> action) {
        actions.onMark(action);
    }

    /** What asks for what is to be noted of a record. */
    public void setOnNote(Consumer<RecordMark> action) {
        actions.onNote(action);
    }

    /** What shows only records of a name. */
    public void setOnFilterName(Consumer<String> action) {
        actions.onFilterName(action);
    }

    /** What shows only records of a file. */
    public void setOnFilterFileId(Consumer<FileId> action) {
        actions.onFilterFile(action);
    }

    /** What tells the story of a file. */
    public void setOnStory(Consumer<FileId> action) {
        actions.onStory(action);
    }

    /** What takes together what happened in the rows that are chosen. */
    public void setOnChanges(Runnable action) {
        actions.onChanges(action);
    }

    /** What shows only records in a directory, given its id and, as far as it is known, its path. */
    public void setOnFilterDirectory(BiConsumer<FileId, String> action) {
        actions.onFilterDirectory(action);
    }
}
