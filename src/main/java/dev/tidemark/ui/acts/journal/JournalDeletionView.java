package dev.tidemark.ui.acts.journal;

import atlantafx.base.theme.Styles;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.journal.JournalDeletionViewModel.Phase;
import dev.tidemark.ui.acts.kit.ActLine;
import dev.tidemark.ui.acts.kit.Form;
import dev.tidemark.ui.acts.kit.ProblemPane;
import dev.tidemark.volume.JournalData;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Deletes a journal after the volume's name was typed, and shows how far it is. Belongs to the FX thread. */
final class JournalDeletionView extends VBox {

    private static final double BAR_WIDTH = 120;

    private final JournalAdminViewModel journal;
    private final JournalDeletionViewModel model;
    private final Button delete;

    JournalDeletionView(VolumeFacts volume, JournalAdminViewModel journal) {
        this.journal = journal;
        this.model = journal.deletion();
        setSpacing(10);
        CheckBox wait = new CheckBox(Messages.text("journal.delete.wait"));
        wait.setId("journal-wait");
        wait.selectedProperty().bindBidirectional(model.waitProperty());
        ActLine line = new ActLine("journal-delete", "journal.delete", model.obstacle(), this::delete);
        delete = line.button();
        delete.getStyleClass().add(Styles.DANGER);
        getChildren()
                .addAll(
                        Form.words(Messages.text("journal.delete.what", volume.name()), "act-what"),
                        new Form().addName("journal-name", model.name()),
                        wait,
                        line,
                        progress(),
                        new ProblemPane(model.problemProperty()));
    }

    /** The button that deletes. */
    Button button() {
        return delete;
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setId("journal-progress");
        bar.setMinWidth(BAR_WIDTH);
        bar.visibleProperty().bind(model.phaseProperty().map(Phase::isGoingOn));
        bar.managedProperty().bind(bar.visibleProperty());
        Label words = Form.words("", "act-what");
        words.setId("journal-deletion");
        words.textProperty().bind(model.wordsProperty());
        HBox.setHgrow(words, Priority.ALWAYS);
        Button await = Form.button("journal-await", "journal.delete.await", model::await);
        Form.showWhile(await, model.phaseProperty().isEqualTo(Phase.DELETING));
        Button stop = Form.button("journal-stop", "journal.delete.stop", model::stopWaiting);
        Form.showWhile(stop, model.phaseProperty().isEqualTo(Phase.WAITING));
        return new VBox(8, Form.line(await, stop), Form.line(bar, words));
    }

    private void delete() {
        JournalData known = journal.journalProperty().get();
        if (known != null) {
            model.delete(known.journalId());
        }
    }
}
