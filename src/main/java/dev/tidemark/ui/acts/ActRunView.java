package dev.tidemark.ui.acts;

import dev.tidemark.backend.Holder;
import dev.tidemark.capture.Problem;
import dev.tidemark.capture.act.PreFlight;
import dev.tidemark.text.Messages;
import java.util.List;
import java.util.TreeSet;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Belongs to the FX thread. How an act goes: progress with a way to cancel, then the result or the problem in words. */
final class ActRunView extends VBox {

    private final ActRunViewModel model;
    private final VBox problem = new VBox(2);

    ActRunView(ActRunViewModel model) {
        super(6);
        this.model = model;
        getStyleClass().add("act-run");
        getChildren().addAll(progress(), result(), problem);
        problem.getStyleClass().add("act-problem");
        model.problemProperty().addListener((property, was, now) -> show(now));
        show(model.problemProperty().get());
    }

    private HBox progress() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(18, 18);
        Label words = new Label();
        words.setId("act-progress");
        words.textProperty().bind(model.progressProperty());
        Button cancel = new Button(Messages.text("dialog.cancel"));
        cancel.setId("act-cancel");
        cancel.setOnAction(event -> model.cancel());
        HBox row = new HBox(8, turning, words, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        row.visibleProperty().bind(model.phaseProperty().isEqualTo(ActRunViewModel.Phase.RUNNING));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private Label result() {
        Label words = new Label();
        words.setId("act-result");
        words.setGraphic(new FontIcon(Feather.CHECK_CIRCLE));
        words.setWrapText(true);
        words.getStyleClass().add("act-result");
        words.textProperty().bind(model.resultProperty());
        words.visibleProperty().bind(words.textProperty().isNotEmpty());
        words.managedProperty().bind(words.visibleProperty());
        return words;
    }

    private void show(@Nullable Problem now) {
        problem.setVisible(now != null);
        problem.setManaged(now != null);
        if (now == null) {
            problem.getChildren().clear();
            return;
        }
        Label what = label("act-problem-what", now.what());
        what.setGraphic(new FontIcon(Feather.X_OCTAGON));
        problem.getChildren()
                .setAll(what, label("act-problem-meaning", now.meaning()), label("act-problem-next", now.next()));
        if (!model.holders().isEmpty()) {
            problem.getChildren().add(holders(model.holders()));
        }
    }

    private static Label label(String name, String text) {
        Label label = new Label(text);
        label.setId(name);
        label.getStyleClass().add(name);
        label.setWrapText(true);
        return label;
    }

    /** Who has the volume in use, each once. */
    private static Node holders(List<Holder> all) {
        TreeSet<String> lines = new TreeSet<>();
        for (Holder holder : all) {
            lines.add(
                    holder.path().isEmpty()
                            ? Messages.text("holders.volume", PreFlight.named(holder))
                            : Messages.text("holders.file", PreFlight.named(holder), holder.path()));
        }
        Label label = label("act-holders", Messages.text("holders.title") + "\n" + String.join("\n", lines));
        label.getStyleClass().add("mono");
        return label;
    }
}
