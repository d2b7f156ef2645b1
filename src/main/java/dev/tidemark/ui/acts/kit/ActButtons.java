package dev.tidemark.ui.acts.kit;

import dev.tidemark.command.Mnemonics;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The bottom of an act's window, always in sight: the buttons, and above them why one cannot be used now. Belongs to the FX
 * thread.
 */
final class ActButtons extends VBox {

    /** Nothing moves when the line is empty. */
    private static final double LINE = 17;

    private final HBox row = new HBox(8);
    private final Label why = Form.words("", "act-why");
    private final Label note = Form.words("", "act-note");
    private final Map<Button, ObservableValue<String>> obstacles = new LinkedHashMap<>();

    /**
     * @param close the last one
     */
    ActButtons(Button close) {
        super(6);
        getStyleClass().add("act-bottom");
        setMinHeight(Region.USE_PREF_SIZE);
        why.setId("act-why");
        why.setMinHeight(LINE);
        note.setId("act-note");
        Form.showWhile(note, note.textProperty().isNotEmpty());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getChildren().addAll(between, close);
        why.setVisible(false);
        why.setManaged(false);
        getChildren().addAll(note, why, row);
    }

    /** Adds a button at the other end. */
    void addFirst(Node button) {
        row.getChildren().addFirst(button);
    }

    /** Adds a button, or what belongs to one, before the one that closes. */
    void add(Node button) {
        row.getChildren().add(row.getChildren().size() - 1, button);
    }

    /**
     * Turns a button off while something is in its way, and says what.
     *
     * @param obstacle in a sentence; empty for nothing
     */
    void watch(Button button, ObservableValue<String> obstacle) {
        obstacles.put(button, obstacle);
        button.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !obstacle.getValue().isEmpty(), obstacle));
        button.accessibleHelpProperty().bind(obstacle);
        why.setVisible(true);
        why.setManaged(true);
        obstacle.subscribe(now -> explain());
    }

    /** Each reason once, with the buttons that it is for where there are several. */
    private void explain() {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        obstacles.forEach((button, obstacle) -> {
            if (!obstacle.getValue().isEmpty()) {
                reasons.computeIfAbsent(obstacle.getValue(), reason -> new ArrayList<>())
                        .add(Mnemonics.without(button.getText()));
            }
        });
        List<String> lines = new ArrayList<>();
        reasons.forEach((reason, buttons) -> lines.add(
                obstacles.size() == 1 ? reason : Messages.text("why.of", String.join(", ", buttons), reason)));
        why.setText(String.join("\n", lines));
    }

    /** Says something about what was just asked for; empty for nothing. */
    void say(String words) {
        note.setText(words);
    }
}
