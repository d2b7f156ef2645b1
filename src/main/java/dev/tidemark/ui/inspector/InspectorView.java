package dev.tidemark.ui.inspector;

import dev.tidemark.text.Messages;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. The inspector: title, fields, bytes. */
public final class InspectorView extends BorderPane {

    private final InspectorViewModel model;
    private final ListView<FieldRow> list = new ListView<>();
    private final HexPane hex;
    private boolean choosing;

    public InspectorView(InspectorViewModel model) {
        this.model = model;
        this.hex = new HexPane(model);
        getStyleClass().add("inspector");
        getStylesheets()
                .add(Objects.requireNonNull(InspectorView.class.getResource("inspector.css"))
                        .toExternalForm());
        setMinWidth(260);
        Label title = new Label();
        title.setId("inspector-title");
        title.setWrapText(true);
        title.textProperty().bind(model.titleProperty());
        setTop(title);
        ScrollPane bytes = new ScrollPane(hex);
        bytes.setFitToWidth(true);
        bytes.getStyleClass().add("hex-scroll");
        SplitPane split = new SplitPane(fieldList(), bytes);
        setCenter(split);
        layoutBoundsProperty().addListener((property, was, now) -> turn(split, now.getWidth() > 1.4 * now.getHeight()));
        turn(split, false);
    }

    /** Fields and bytes stand side by side where there is more width than height. */
    private static void turn(SplitPane split, boolean flat) {
        Orientation wanted = flat ? Orientation.HORIZONTAL : Orientation.VERTICAL;
        if (split.getOrientation() != wanted || split.getDividerPositions()[0] == 0.5) {
            split.setOrientation(wanted);
            split.setDividerPositions(flat ? 0.4 : 0.68);
        }
    }

    private ListView<FieldRow> fieldList() {
        list.setId("inspector-fields");
        list.setItems(model.fields());
        list.setCellFactory(view -> new FieldCell());
        list.setContextMenu(menu());
        list.getSelectionModel().selectedIndexProperty().addListener((property, was, now) -> {
            if (!choosing) {
                model.chosenProperty().set(now.intValue());
            }
        });
        model.chosenProperty().addListener((property, was, now) -> select(now.intValue()));
        return list;
    }

    private void select(int index) {
        choosing = true;
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 2));
        }
        choosing = false;
    }

    private ContextMenu menu() {
        return new ContextMenu(
                item("inspector.copy.value", () -> copy(model.chosenField())),
                item("inspector.copy.hex", () -> copy(model.hex())),
                item("inspector.copy.all", () -> copy(model.asText())));
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private static void copy(@Nullable FieldRow field) {
        if (field != null) {
            copy(field.value());
        }
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    /** Takes the theme's colours. */
    public void dark(boolean dark) {
        hex.colours(dark);
    }

    /** Belongs to the FX thread. A field: its name and value in a line, its meaning below. */
    private final class FieldCell extends ListCell<FieldRow> {

        private final Label name = new Label();
        private final Label place = new Label();
        private final Label value = new Label();
        private final Label meaning = new Label();
        private final VBox box;

        FieldCell() {
            name.getStyleClass().add("field-name");
            place.getStyleClass().add("field-place");
            value.getStyleClass().add("field-value");
            meaning.getStyleClass().add("field-meaning");
            value.setWrapText(true);
            meaning.setWrapText(true);
            HBox line = new HBox(8, name, place);
            HBox.setHgrow(place, Priority.ALWAYS);
            place.setMaxWidth(Double.MAX_VALUE);
            box = new VBox(line, value, meaning);
            box.prefWidthProperty().bind(list.widthProperty().subtract(36));
        }

        /** A list asks for the height of one line; wrapped words need what they need in the list's width. */
        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() == null
                    ? super.computePrefHeight(width)
                    : snappedTopInset() + snappedBottomInset() + box.prefHeight(list.getWidth() - 36);
        }

        @Override
        protected void updateItem(@Nullable FieldRow field, boolean empty) {
            super.updateItem(field, empty);
            if (field == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(
                    field.name().isEmpty() && !field.isAbsent()
                            ? Messages.text("inspector.paddingName")
                            : field.name());
            place.setText(field.isAbsent() ? "" : Messages.text("inspector.place", field.offset(), field.size()));
            show(value, field.value());
            show(meaning, field.meaning());
            box.setOpacity(
                    field.isAbsent() && field.value().isEmpty() && !field.name().isEmpty() ? 0.6 : 1);
            setAccessibleText(field.name() + " " + field.value() + " " + field.meaning());
            setGraphic(box);
        }

        private void show(Label label, String text) {
            label.setText(text);
            label.setVisible(!text.isEmpty());
            label.setManaged(!text.isEmpty());
        }
    }
}
