package dev.tidemark.ui.filter;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.MonoFont;
import dev.tidemark.usn.Flag;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Who made a change, attributes, which version its record has, and in which directory its file is. Belongs to the FX thread. */
final class RecordConditionsView extends VBox {

    private static final int ID_COLUMNS = 34;
    private static final int COLUMNS = 3;
    private static final double GAP = 8;

    private final RecordConditions model;

    RecordConditionsView(FilterViewModel filter) {
        this.model = filter.record();
        getStyleClass().add("record-conditions");
        add("source", sources());
        add("attributes", attributes());
        add("version", new HBox(16, versions().toArray(Node[]::new)));
        add("directory", directory());
        getChildren().add(ReasonTable.others(filter, "condition-others"));
    }

    private void add(String key, Node node) {
        Label title = new Label(Messages.text("filter." + key));
        title.getStyleClass().add("reason-kind");
        title.setLabelFor(node);
        Label hint = new Label(Messages.text("filter." + key + ".hint"));
        hint.getStyleClass().add("reason-where");
        getChildren().add(new VBox(4, title, node, hint));
    }

    private VBox sources() {
        VBox box = new VBox(4);
        box.getChildren().add(box("source-none", Messages.text("filter.source.none.box"), model.noSource()));
        for (Flag flag : model.source().flags()) {
            box.getChildren().add(new FlagButton("source", model.source(), flag));
        }
        return box;
    }

    /** As many rows as leave the whole of it on a small screen. */
    private GridPane attributes() {
        GridPane grid = new GridPane();
        grid.setHgap(GAP);
        List<Flag> flags = model.attributes().flags();
        int rows = (flags.size() + COLUMNS - 1) / COLUMNS;
        for (int i = 0; i < flags.size(); i++) {
            grid.add(new FlagButton("attribute", model.attributes(), flags.get(i)), i / rows, i % rows);
        }
        return grid;
    }

    private List<CheckBox> versions() {
        List<CheckBox> boxes = new ArrayList<>();
        for (int version : RecordConditions.VERSIONS) {
            boxes.add(box("version-" + version, "USN_RECORD_V" + version, model.version(version)));
        }
        return boxes;
    }

    private static CheckBox box(String id, String text, BooleanProperty value) {
        CheckBox box = new CheckBox(text);
        box.setMnemonicParsing(false);
        box.setId(id);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private VBox directory() {
        TextField id = new TextField();
        id.setId("directory-id");
        id.setStyle(MonoFont.style());
        id.setPrefColumnCount(ID_COLUMNS);
        id.setPromptText(Messages.text("filter.directory.prompt"));
        id.setAccessibleText(Messages.text("filter.directory"));
        id.textProperty().bindBidirectional(model.directoryTextProperty());
        id.setOnAction(event -> model.takeDirectory());
        id.focusedProperty().addListener((property, was, now) -> {
            if (!now) {
                model.takeDirectory();
            }
        });
        Label wrong = new Label();
        wrong.setId("directory-problem");
        wrong.getStyleClass().add("problem");
        wrong.textProperty().bind(model.directoryProblemProperty());
        wrong.visibleProperty().bind(wrong.textProperty().isNotEmpty());
        wrong.managedProperty().bind(wrong.visibleProperty());
        return new VBox(2, id, wrong);
    }
}
