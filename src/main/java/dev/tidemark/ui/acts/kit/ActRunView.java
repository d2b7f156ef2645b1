package dev.tidemark.ui.acts.kit;

import dev.tidemark.act.PreFlight;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.text.Messages;
import java.util.List;
import java.util.TreeSet;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How an act goes: progress with a way to cancel, then the result or the problem in words. Belongs to the FX thread. */
final class ActRunView extends VBox {

    private final ActRunViewModel model;
    private final VBox holders = new VBox();

    ActRunView(ActRunViewModel model) {
        super(6);
        this.model = model;
        getStyleClass().add("act-run");
        getChildren().addAll(progress(), result(), new ProblemPane(model.problemProperty()), holders);
        model.problemProperty().subscribe(now -> name(model.holders()));
    }

    private HBox progress() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(18, 18);
        Label words = new Label();
        words.setId("act-progress");
        words.textProperty().bind(model.progressProperty());
        Button cancel = Form.button("act-cancel", "dialog.cancel", model::cancel);
        HBox row = new HBox(8, turning, words, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        row.visibleProperty().bind(model.phaseProperty().isEqualTo(ActRunViewModel.Phase.RUNNING));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private Label result() {
        Label words = Form.words("", "act-result");
        words.setId("act-result");
        words.setGraphic(new FontIcon(Feather.CHECK_CIRCLE));
        words.textProperty().bind(model.resultProperty());
        words.visibleProperty().bind(words.textProperty().isNotEmpty());
        words.managedProperty().bind(words.visibleProperty());
        return words;
    }

    /** Who has the volume in use, each once. */
    private void name(List<Holder> all) {
        TreeSet<String> lines = new TreeSet<>();
        for (Holder holder : all) {
            String process = PreFlight.named(holder);
            lines.add(
                    holder.path().isEmpty()
                            ? Messages.text("holders.volume", process)
                            : Messages.text("holders.file", process, holder.path()));
        }
        holders.setVisible(!lines.isEmpty());
        holders.setManaged(!lines.isEmpty());
        Label names = Form.words(Messages.text("holders.title", String.join("\n", lines)), "act-holders");
        names.setId("act-holders");
        holders.getChildren().setAll(names);
    }
}
