package dev.tidemark.ui.acts.kit;

import dev.tidemark.text.Problem;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. What went wrong: the call with number and symbol, what it means here, what to do next. */
public final class ProblemPane extends VBox {

    public ProblemPane(ObservableValue<? extends @Nullable Problem> problem) {
        getStyleClass().add("act-problem");
        setId("act-problem");
        show(problem.getValue());
        problem.addListener((property, was, now) -> show(now));
    }

    private void show(@Nullable Problem problem) {
        setVisible(problem != null);
        setManaged(problem != null);
        getChildren().clear();
        if (problem != null) {
            getChildren()
                    .addAll(
                            line("act-problem-what", problem.what()),
                            line("act-problem-meaning", problem.meaning()),
                            line("act-problem-next", problem.next()));
        }
    }

    private static Label line(String id, String text) {
        Label label = new Label(text);
        label.setId(id);
        label.getStyleClass().add(id);
        label.setWrapText(true);
        return label;
    }
}
