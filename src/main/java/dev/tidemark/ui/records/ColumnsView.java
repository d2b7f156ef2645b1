package dev.tidemark.ui.records;

import dev.tidemark.command.Command;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.ListEscape;
import dev.tidemark.ui.common.Tips;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/**
 * Everything that a mouse does to the headers of the records, in a list that keys and buttons work on; the table follows at
 * once. Belongs to the FX thread.
 */
final class ColumnsView extends VBox {

    private static final double STEP = 10;
    private static final double GAP = 10;
    private static final double HEIGHT = 430;
    private static final double WIDTH = 560;

    private final RecordsViewModel model;
    private final RecordsColumns columns;
    private final ListView<TableColumn<RowSlot, ?>> list;
    private final List<Command> commands;

    ColumnsView(RecordsViewModel model, RecordsColumns columns) {
        super(GAP);
        this.model = model;
        this.columns = columns;
        getStyleClass().add("columns-view");
        getStylesheets()
                .add(Objects.requireNonNull(ColumnsView.class.getResource("records.css"))
                        .toExternalForm());
        list = new ListView<>(FXCollections.observableArrayList(columns.all()));
        list.setId("columns-list");
        list.setAccessibleText(Messages.text("records.columns"));
        list.setCellFactory(any -> new ColumnCell(model));
        list.getSelectionModel().selectFirst();
        HBox.setHgrow(list, Priority.ALWAYS);
        commands = List.of(
                ColumnsCommands.TOGGLE.on(this::toggle),
                ColumnsCommands.EARLIER.on(() -> move(-1)),
                ColumnsCommands.LATER.on(() -> move(1)),
                ColumnsCommands.NARROWER.on(() -> columns.resize(chosen(), -STEP)),
                ColumnsCommands.WIDER.on(() -> columns.resize(chosen(), STEP)),
                ColumnsCommands.FIT.on(() -> columns.fit(chosen())),
                ColumnsCommands.ASCENDING.on(this::sorts, () -> columns.sort(chosen(), true)),
                ColumnsCommands.DESCENDING.on(this::sorts, () -> columns.sort(chosen(), false)),
                ColumnsCommands.UNSORTED.on(this::isSorted, columns::sortNoMore));
        list.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(commands)::pressed);
        HBox middle = new HBox(GAP, list, buttons());
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().setAll(middle, growing());
    }

    private TableColumn<RowSlot, ?> chosen() {
        return Objects.requireNonNull(list.getSelectionModel().getSelectedItem());
    }

    private void toggle() {
        chosen().setVisible(!chosen().isVisible());
    }

    private void move(int by) {
        int at = list.getSelectionModel().getSelectedIndex();
        columns.move(chosen(), by);
        list.getItems().setAll(columns.all());
        list.getSelectionModel().select(Math.clamp(at + by, 0, list.getItems().size() - 1));
    }

    private boolean sorts() {
        TableColumn<RowSlot, ?> column = list.getSelectionModel().getSelectedItem();
        return column != null
                && model.sortableProperty().get()
                && RecordsTable.column(column).sortKey() != null;
    }

    private boolean isSorted() {
        return model.orderProperty().get() != null;
    }

    /** The same as the keys do; each says in its tip which key that is. */
    private VBox buttons() {
        VBox box = new VBox(6);
        box.setFillWidth(true);
        for (Command command : commands) {
            Button button = new Button(command.text());
            button.setId(CommandItems.nodeId(command));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(Region.USE_PREF_SIZE);
            Tips.set(button, command.tip());
            button.setOnAction(event -> command.run());
            button.disableProperty()
                    .bind(Bindings.createBooleanBinding(
                            () -> !command.isEnabled(),
                            list.getSelectionModel().selectedItemProperty(),
                            model.sortableProperty(),
                            model.orderProperty()));
            box.getChildren().add(button);
        }
        return box;
    }

    /** Why sorting is off. */
    private Label growing() {
        Label why = new Label(Messages.text("records.sort.growing"));
        why.setId("columns-why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.visibleProperty().bind(model.sortableProperty().not());
        why.managedProperty().bind(why.visibleProperty());
        return why;
    }

    /** Shows it until it is closed. */
    void show(Window owner) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Messages.text("records.columns"));
        dialog.setResizable(true);
        DialogPane pane = dialog.getDialogPane();
        pane.setContent(this);
        pane.setMinWidth(WIDTH);
        pane.setPrefHeight(HEIGHT);
        pane.getButtonTypes().setAll(ButtonType.CLOSE);
        ListEscape.passIn(pane.getScene());
        dialog.setOnShown(event -> list.requestFocus());
        dialog.showAndWait();
    }
}
