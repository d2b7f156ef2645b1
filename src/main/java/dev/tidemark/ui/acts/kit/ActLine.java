package dev.tidemark.ui.acts.kit;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A button that sends something, and beside it why it cannot be used now. Belongs to the FX thread. */
public final class ActLine extends HBox {

    private final Button button;

    /**
     * @param obstacle why not, in a sentence; empty when it can be used
     */
    public ActLine(String id, String key, ObservableValue<String> obstacle, Runnable action) {
        super(10);
        button = Form.button(id, key, action);
        button.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !obstacle.getValue().isEmpty(), obstacle));
        button.accessibleHelpProperty().bind(obstacle);
        Label why = Form.words("", "act-why");
        why.setId(id + "-why");
        why.textProperty().bind(obstacle);
        HBox.setHgrow(why, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(button, why);
    }

    public Button button() {
        return button;
    }
}
