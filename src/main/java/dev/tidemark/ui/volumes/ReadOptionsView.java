package dev.tidemark.ui.volumes;

import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.ReadOptions.Start;
import dev.tidemark.text.Messages;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
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
import javafx.stage.Window;

/** Belongs to the FX thread. Asks how a journal is to be read. */
public final class ReadOptionsView extends GridPane {

    private final ReadOptionsViewModel model;
    private int row;

    ReadOptionsView(ReadOptionsViewModel model) {
        this.model = model;
        setHgap(10);
        setVgap(8);
        add("readOptions.start", starts());
        add("readOptions.id", field("read-id", model.journalIdProperty(), "readOptions.id.prompt"));
        CheckBox v0 = new CheckBox(Messages.text("readOptions.v0"));
        v0.setId("read-v0");
        v0.selectedProperty().bindBidirectional(model.v0Property());
        TextField min = field("read-min", model.minVersionProperty(), "readOptions.offered");
        TextField max = field("read-max", model.maxVersionProperty(), "readOptions.offered");
        min.disableProperty().bind(model.v0Property());
        max.disableProperty().bind(model.v0Property());
        min.setPrefColumnCount(6);
        max.setPrefColumnCount(6);
        HBox versions = new HBox(6, min, new Label("–"), max, v0);
        versions.setAlignment(Pos.CENTER_LEFT);
        add("readOptions.versions", versions);
        add("readOptions.bytes", field("read-bytes", model.bytesToWaitForProperty(), null));
        add("readOptions.timeout", field("read-timeout", model.timeoutProperty(), null));
        Label problem = new Label();
        problem.setId("read-problem");
        problem.getStyleClass().add("problem");
        problem.setStyle("-fx-text-fill: -color-danger-fg");
        problem.textProperty().bind(model.problemProperty());
        add(problem, 1, row);
    }

    private void add(String key, Node node) {
        Label label = new Label(Messages.text(key));
        label.setLabelFor(node);
        addRow(row++, label, node);
    }

    private HBox starts() {
        ToggleGroup group = new ToggleGroup();
        TextField usn = field("read-usn", model.usnProperty(), null);
        usn.setPrefColumnCount(12);
        usn.disableProperty().bind(model.startProperty().isNotEqualTo(Start.USN));
        HBox box = new HBox(10);
        box.setAlignment(Pos.CENTER_LEFT);
        for (Start start : Start.values()) {
            RadioButton button = new RadioButton(Messages.text("readOptions.start." + start));
            button.setId("read-from-" + start);
            button.setToggleGroup(group);
            button.setSelected(model.startProperty().get() == start);
            button.setOnAction(event -> model.startProperty().set(start));
            box.getChildren().add(button);
        }
        box.getChildren().add(usn);
        return box;
    }

    private static TextField field(String id, StringProperty value, @org.jspecify.annotations.Nullable String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        if (prompt != null) {
            field.setPromptText(Messages.text(prompt));
        }
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
        return dialog.showAndWait();
    }
}
