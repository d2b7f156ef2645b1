package dev.tidemark.ui.records;

import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
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

    public RecordsView(RecordsViewModel model) {
        this.model = model;
        table = new RecordsTable(model);
        getStyleClass().add("records-view");
        getStylesheets()
                .add(Objects.requireNonNull(RecordsView.class.getResource("records.css"))
                        .toExternalForm());
        new RecordsColumns(model, table);
        new RecordsKeys(model, table, this::copy, this::cite);
        RowScrollBar bar = new RowScrollBar(model);
        new RecordsMouse(model, table).scrollOver(bar);
        new RecordTips(table);
        menu = new RecordsMenu(model, table, this::copy, RecordsView::toClipboard);
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

    // --- copying

    /** Copies the selected rows, with the visible columns. */
    public void copy() {
        model.copy(table.shownColumns(), RecordsView::toClipboard);
    }

    /** Copies a citation of the leading row. */
    public void cite() {
        model.cite(RecordsView::toClipboard);
    }

    private static void toClipboard(String text) {
        Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, text));
    }

    // --- context menu

    /** Adds items at the end of the rows' context menu; they act on the selection. */
    public void setRowMenuItems(List<MenuItem> items) {
        menu.setItems(items);
    }

    /** Offers to show only records of a name. */
    public void setOnFilterName(Consumer<String> action) {
        menu.onFilterName(action);
    }

    /** Offers to show only records of a file. */
    public void setOnFilterFileId(Consumer<FileId> action) {
        menu.onFilterFile(action);
    }

    /** Offers to go to a record's parent folder. */
    public void setOnGoToParent(Consumer<FileId> action) {
        menu.onGoToParent(action);
    }
}
