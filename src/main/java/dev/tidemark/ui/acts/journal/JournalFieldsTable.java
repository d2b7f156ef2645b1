package dev.tidemark.ui.acts.journal;

import dev.tidemark.text.Messages;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. Every field that a volume tells of its journal, with what it means. */
final class JournalFieldsTable extends TableView<JournalFieldRow> {

    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");
    private static final double NAME_WIDTH = 190;
    private static final double VALUE_WIDTH = 280;
    private static final double MEANING_WIDTH = 580;

    JournalFieldsTable(ObservableList<JournalFieldRow> fields) {
        super(fields);
        setId("journal-fields");
        getColumns().add(column("field", NAME_WIDTH, JournalFieldRow::name));
        getColumns().add(column("value", VALUE_WIDTH, JournalFieldRow::value));
        getColumns().add(column("meaning", MEANING_WIDTH, JournalFieldRow::meaning));
        setRowFactory(table -> new TableRow<>() {
            @Override
            protected void updateItem(@Nullable JournalFieldRow item, boolean empty) {
                super.updateItem(item, empty);
                pseudoClassStateChanged(ABSENT, item != null && !item.present());
            }
        });
        setPrefHeight(380);
    }

    private static TableColumn<JournalFieldRow, String> column(
            String key, double width, Function<JournalFieldRow, String> text) {
        TableColumn<JournalFieldRow, String> column = new TableColumn<>(Messages.text("journal.column." + key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }
}
