package dev.tidemark.ui.marks;

import dev.tidemark.session.RecordMark;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.FreshKeys;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks for the tag and the note of a mark. Belongs to the FX thread. */
public final class MarkDialog {

    private static final double WIDTH = 520;
    private static final int LINES = 8;

    private MarkDialog() {}

    /**
     * Asks, and returns at once.
     *
     * @param take takes the mark as it was changed; not called when the person changed their mind
     */
    public static void ask(Window owner, RecordMark mark, Consumer<RecordMark> take) {
        TextField tag = new TextField(mark.tag());
        tag.setId("mark-tag");
        limit(tag, RecordMark.LONGEST_TAG);
        TextArea note = new TextArea(mark.note());
        note.setId("mark-note");
        note.setPrefRowCount(LINES);
        note.setWrapText(true);
        limit(note, RecordMark.LONGEST_NOTE);
        VBox.setVgrow(note, Priority.ALWAYS);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Messages.text("marks.dialog.title"));
        dialog.setResizable(true);
        DialogPane pane = dialog.getDialogPane();
        pane.setId("mark-dialog");
        pane.getStylesheets()
                .add(Objects.requireNonNull(MarkDialog.class.getResource("marks.css"))
                        .toExternalForm());
        pane.setContent(new VBox(
                8,
                new Label(MarkWords.title(mark.with("", ""))),
                label("marks.dialog.tag", tag),
                tag,
                label("marks.dialog.note", note),
                note));
        pane.setPrefWidth(WIDTH);
        ButtonType done = new ButtonType(Messages.text("marks.dialog.do"), ButtonData.OK_DONE);
        pane.getButtonTypes().setAll(done, new ButtonType(Messages.text("question.cancel"), ButtonData.CANCEL_CLOSE));
        pane.lookupButton(done).setId("mark-do");
        FreshKeys.guard(pane.getScene());
        dialog.setOnShown(event -> Platform.runLater(tag::requestFocus));
        dialog.setOnHidden(event -> {
            if (dialog.getResult() == done) {
                take.accept(mark.with(tag.getText(), note.getText()));
            }
        });
        dialog.show();
    }

    private static Label label(String key, TextInputControl of) {
        Label label = new Label(Messages.text(key));
        label.setMnemonicParsing(true);
        label.setLabelFor(of);
        return label;
    }

    private static void limit(TextInputControl text, int most) {
        text.setTextFormatter(
                new TextFormatter<>(change -> change.getControlNewText().length() <= most ? change : null));
    }
}
