package dev.tidemark.ui.volumes;

import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.ReadOptions.Start;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.FreshKeys;
import dev.tidemark.ui.volumes.ReadOptionsViewModel.Field;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks how a journal is to be read. Belongs to the FX thread. */
public final class ReadOptionsView extends GridPane {

    private final ReadOptionsViewModel model;
    private int row;

    ReadOptionsView(ReadOptionsViewModel model) {
        this.model = model;
        getStyleClass().add("read-options");
        getStylesheets()
                .add(Objects.requireNonNull(ReadOptionsView.class.getResource("volumes.css"))
                        .toExternalForm());
        add("start", starts(), Field.USN);
        add("id", field("read-id", model.journalIdProperty(), "id.prompt"), Field.ID);
        add("versions", versions(), Field.VERSIONS);
        add("bytes", field("read-bytes", model.bytesToWaitForProperty(), "number"), Field.BYTES);
        add("timeout", field("read-timeout", model.timeoutProperty(), "number"), Field.TIMEOUT);
    }

    /** A row: what it is, the node, and below it what is wrong and what it does. */
    private void add(String key, Node node, Field checked) {
        Label label = new Label(Messages.text("readOptions." + key));
        label.setLabelFor(node);
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        label.getStyleClass().add("read-label");
        Label hint = words("read-hint");
        hint.setText(Messages.text("readOptions." + key + ".hint"));
        Label problem = words("problem");
        problem.setId("read-problem-" + checked.name().toLowerCase(Locale.ROOT));
        problem.textProperty().bind(model.problemProperty(checked));
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        hint.visibleProperty().bind(problem.visibleProperty().not());
        hint.managedProperty().bind(hint.visibleProperty());
        addRow(row++, label, new VBox(2, node, problem, hint));
    }

    private static Label words(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }

    private HBox starts() {
        ToggleGroup group = new ToggleGroup();
        TextField usn = field("read-usn", model.usnProperty(), "usn.prompt");
        usn.setPrefColumnCount(12);
        usn.disableProperty().bind(model.startProperty().isNotEqualTo(Start.USN));
        HBox box = new HBox(10);
        box.setAlignment(Pos.CENTER_LEFT);
        for (Start start : Start.values()) {
            RadioButton button = new RadioButton(Messages.text("readOptions.start." + start));
            button.setId("read-from-" + start);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(model.startProperty().get() == start);
            button.setOnAction(event -> model.startProperty().set(start));
            box.getChildren().add(button);
        }
        box.getChildren().add(usn);
        return box;
    }

    private HBox versions() {
        TextField min = field("read-min", model.minVersionProperty(), "offered");
        TextField max = field("read-max", model.maxVersionProperty(), "offered");
        CheckBox v0 = new CheckBox(Messages.text("readOptions.v0"));
        v0.setId("read-v0");
        v0.setMinWidth(Region.USE_PREF_SIZE);
        v0.selectedProperty().bindBidirectional(model.v0Property());
        for (TextField field : new TextField[] {min, max}) {
            field.setPrefColumnCount(6);
            field.disableProperty().bind(model.v0Property());
        }
        HBox box = new HBox(6, min, new Label("–"), max, v0);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static TextField field(String id, StringProperty value, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(Messages.text("readOptions." + prompt));
        field.setAccessibleText(Messages.text("readOptions." + prompt));
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /** Asks, until the options are right or taken back. */
    public static Optional<ReadOptions> ask(Window owner, String volume) {
        ReadOptionsViewModel model = new ReadOptionsViewModel();
        Dialog<ReadOptions> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Messages.text("readOptions.title", volume));
        dialog.getDialogPane().setContent(new ReadOptionsView(model));
        ButtonType read = new ButtonType(Messages.text("readOptions.read"), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().addAll(read, ButtonType.CANCEL);
        Button button = (Button) dialog.getDialogPane().lookupButton(read);
        button.setId("read-start");
        button.addEventFilter(ActionEvent.ACTION, event -> {
            if (model.options() == null) {
                event.consume();
            }
        });
        dialog.setResultConverter(type -> type == read ? model.options() : null);
        FreshKeys.guard(dialog.getDialogPane().getScene());
        return dialog.showAndWait();
    }
}
