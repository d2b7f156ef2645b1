package dev.tidemark.ui.common;

import dev.tidemark.text.Messages;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/** A question over a window that must be answered before it goes on, all of whose words can be read. Belongs to the FX thread. */
public final class Question {

    /** Wide enough for a path on a line or two: many of them would else be higher than a screen. */
    private static final double WIDTH = 640;

    private Question() {}

    /**
     * Asks and waits; other windows and the table go on meanwhile.
     *
     * @param id of its pane
     * @param header the key of what is asked
     * @param words what is concerned, a line each
     * @param none what is meant by closing it without an answer, the last of the answers
     */
    public static ButtonType ask(
            Window owner, String id, String header, String words, ButtonType none, ButtonType... answers) {
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, words, answers);
        alert.initOwner(owner);
        alert.setTitle(Messages.text("shell.title"));
        alert.setHeaderText(Messages.text(header));
        DialogPane pane = alert.getDialogPane();
        pane.getButtonTypes().add(none);
        pane.setId(id);
        pane.setPrefWidth(WIDTH);
        // On some screens the first layout is lower than the words, which are cut then.
        pane.setMinHeight(Region.USE_PREF_SIZE);
        FreshKeys.guard(pane.getScene());
        return alert.showAndWait().orElse(none);
    }
}
