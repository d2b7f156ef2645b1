package dev.tidemark.ui.shell;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.FreshKeys;
import java.util.Objects;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/**
 * Asks for a line of text until it is understood or taken back; what was not understood stays to be mended, with what is
 * wrong with it. Belongs to the FX thread.
 */
final class LineQuestion {

    /** A citation is as long as the line. */
    private static final double WIDTH = 620;

    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final TextField line = new TextField();
    private final Label wrong = words("question-wrong");
    private final Label hint = words("question-hint");
    private final Function<String, String> answer;

    /**
     * @param key of its messages: {@code .title}, {@code .ask} and {@code .do}, the text of the button
     * @param hint what helps to answer; may come later
     * @param answer does what was asked for; gives what is wrong with the text, empty when it was done
     */
    LineQuestion(Window owner, String key, ObservableValue<String> hint, Function<String, String> answer) {
        this.answer = answer;
        dialog.initOwner(owner);
        dialog.setTitle(Messages.text(key + ".title"));
        dialog.setResizable(true);
        Label question = words("question");
        question.setText(Messages.text(key + ".ask"));
        question.setMnemonicParsing(true);
        question.setLabelFor(line);
        line.setId("question-line");
        this.hint.textProperty().bind(hint);
        DialogPane pane = dialog.getDialogPane();
        pane.setId("line-question");
        pane.getStylesheets()
                .add(Objects.requireNonNull(LineQuestion.class.getResource("shell.css"))
                        .toExternalForm());
        pane.setContent(new VBox(8, question, line, wrong, this.hint));
        pane.setPrefWidth(WIDTH);
        ButtonType done = new ButtonType(Messages.text(key + ".do"), ButtonData.OK_DONE);
        pane.getButtonTypes().setAll(done, new ButtonType(Messages.text("question.cancel"), ButtonData.CANCEL_CLOSE));
        Node button = pane.lookupButton(done);
        button.setId("question-do");
        button.addEventFilter(ActionEvent.ACTION, this::take);
        for (Label each : new Label[] {wrong, this.hint}) {
            each.textProperty().addListener((property, was, now) -> fit());
        }
        FreshKeys.guard(pane.getScene());
        dialog.setOnShown(event -> Platform.runLater(line::requestFocus));
    }

    /** Puts an answer there that can be changed. */
    void propose(String text) {
        line.setText(text);
        line.selectAll();
    }

    private static Label words(String style) {
        Label label = new Label();
        label.setId(style);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    /** Makes room for words that came. */
    private void fit() {
        if (dialog.isShowing()) {
            Platform.runLater(this::sizeToWords);
        }
    }

    private void sizeToWords() {
        // It may have been answered meanwhile.
        if (dialog.getDialogPane().getScene() instanceof Scene scene && scene.getWindow() instanceof Window window) {
            window.sizeToScene();
        }
    }

    private void take(ActionEvent event) {
        String problem = answer.apply(line.getText());
        if (!problem.isEmpty()) {
            event.consume();
            wrong.setText(problem);
            line.requestFocus();
            line.selectAll();
        }
    }

    /** Asks; returns when it was answered or taken back. */
    void ask() {
        dialog.showAndWait();
    }
}
