package dev.tidemark.ui.acts.kit;

import dev.tidemark.text.Messages;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Rows of a label, a field, and below it what goes there or what is wrong with it. Belongs to the FX thread. */
public final class Form extends GridPane {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private int row;

    public Form() {
        getStyleClass().add("act-form");
    }

    /**
     * A row.
     *
     * @param hint what goes there
     * @param wrong what is wrong; empty for nothing
     */
    public Form add(String key, Node field, String hint, ObservableValue<String> wrong) {
        Label said = words(hint, "act-hint");
        said.textProperty().bind(wrong.map(text -> text.isEmpty() ? hint : text));
        wrong.subscribe(text -> said.pseudoClassStateChanged(WRONG, !text.isEmpty()));
        return add(key, field, said);
    }

    /** A row whose field cannot be wrong. */
    public Form add(String key, Node field, String hint) {
        return add(key, field, words(hint, "act-hint"));
    }

    private Form add(String key, Node field, Label said) {
        Label label = new Label(Messages.text(key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setMnemonicParsing(true);
        label.setLabelFor(ActFrame.firstField(field));
        label.getStyleClass().add("act-label");
        GridPane.setValignment(label, VPos.TOP);
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        VBox box = new VBox(2, field, said);
        GridPane.setHgrow(box, Priority.ALWAYS);
        addRow(row++, label, box);
        return this;
    }

    /** A row for the name of a volume, which confirms what cannot be undone. */
    public Form addName(String id, VolumeName name) {
        return add("confirm.label", field(id, name.textProperty(), 16), name.hint());
    }

    public static Label words(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static TextField field(String id, Property<String> value, int columns) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(columns);
        field.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        field.setMaxWidth(Region.USE_PREF_SIZE);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    public static Button button(String id, String key, Runnable action) {
        Button button = new Button(Messages.text(key));
        button.setId(id);
        button.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A node that is there only while it can be used. */
    public static void showWhile(Node node, ObservableBooleanValue usable) {
        node.visibleProperty().bind(usable);
        node.managedProperty().bind(usable);
    }

    public static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
