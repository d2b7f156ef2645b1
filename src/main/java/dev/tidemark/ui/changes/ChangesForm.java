package dev.tidemark.ui.changes;

import dev.tidemark.capture.Source;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Where it is said between which places changes are wanted. Belongs to the FX thread. */
final class ChangesForm extends FlowPane {

    private static final double GAP = 8;
    private static final double PLACE_WIDTH = 150;

    private final ChangesViewModel model;
    private final TextField from;

    ChangesForm(ChangesViewModel model) {
        super(GAP, GAP / 2);
        this.model = model;
        getStyleClass().add("changes-form");
        from = place("changes-from", model.fromProperty());
        TextField to = place("changes-to", model.toProperty());
        from.disableProperty().bind(model.beforeProperty().isNotNull());
        to.disableProperty().bind(model.beforeProperty().isNotNull());
        CheckBox allow = new CheckBox(Messages.text("changes.allow"));
        allow.setId("changes-allow");
        allow.setMnemonicParsing(true);
        allow.selectedProperty().bindBidirectional(model.allowGapProperty());
        Button compare = new Button(Messages.text("changes.compare"));
        compare.setId("changes-compare");
        compare.setMnemonicParsing(true);
        compare.setMinWidth(Region.USE_PREF_SIZE);
        compare.setOnAction(event -> model.compare());
        getChildren()
                .setAll(
                        labelled("changes.from", from),
                        labelled("changes.to", to),
                        labelled("changes.before", before()),
                        line(allow),
                        compare);
    }

    private TextField place(String id, StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefWidth(PLACE_WIDTH);
        field.setPromptText(Messages.text(id.replace('-', '.') + ".prompt"));
        field.textProperty().bindBidirectional(value);
        field.setOnAction(event -> model.compare());
        return field;
    }

    private static HBox labelled(String key, Node field) {
        Label label = new Label(Messages.text(key));
        label.setMnemonicParsing(true);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return line(label, field);
    }

    private static HBox line(Node... parts) {
        HBox line = new HBox(GAP / 2, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("changes-line");
        return line;
    }

    private ComboBox<@Nullable Source> before() {
        ComboBox<@Nullable Source> choice = new ComboBox<>();
        choice.setId("changes-before");
        choice.setPromptText(Messages.text("changes.before.none"));
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Source source) {
                return source == null ? "" : source.title();
            }

            @Override
            public @Nullable Source fromString(String typed) {
                return null;
            }
        });
        choice.getItems().setAll(choices());
        choice.setOnShowing(event -> {
            if (!choice.getItems().equals(choices())) {
                choice.getItems().setAll(choices());
            }
        });
        choice.valueProperty().bindBidirectional(model.beforeProperty());
        return choice;
    }

    /** None first. What is chosen stays so while the list is open. */
    private List<@Nullable Source> choices() {
        List<@Nullable Source> all = new ArrayList<>();
        all.add(null);
        all.addAll(model.others());
        return all;
    }

    @Override
    public void requestFocus() {
        from.requestFocus();
    }
}
