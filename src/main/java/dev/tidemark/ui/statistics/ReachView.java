package dev.tidemark.ui.statistics;

import dev.tidemark.summary.JournalReach;
import dev.tidemark.text.Messages;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows how fast a journal is filled, and how far back it would reach in other sizes. Belongs to the FX thread. */
public final class ReachView extends StackPane {

    private final GridPane grid = new GridPane(14, 1);
    private final Label none = new Label(Messages.text("reach.none"));

    /**
     * @param reach what is known of it; while that is nothing, nothing is shown
     */
    public ReachView(ObservableValue<@Nullable JournalReach> reach) {
        setId("reach");
        getStyleClass().add("reach");
        getStylesheets()
                .add(Objects.requireNonNull(ReachView.class.getResource("statistics.css"))
                        .toExternalForm());
        grid.setId("reach-lines");
        none.setWrapText(true);
        none.getStyleClass().add("reach-none");
        getChildren().setAll(none, grid);
        reach.subscribe(this::show);
    }

    private void show(@Nullable JournalReach reach) {
        boolean nothing = reach != null && reach.rates().isEmpty();
        none.setVisible(nothing);
        none.setManaged(nothing);
        grid.getChildren().clear();
        if (reach != null && !nothing) {
            row(0, ReachWords.head(), "reach-head");
            List<List<String>> lines = ReachWords.lines(reach);
            for (int i = 0; i < lines.size(); i++) {
                row(i + 1, lines.get(i), "reach-line");
            }
            grid.setAccessibleText(ReachWords.all(reach));
        }
    }

    private void row(int at, List<String> texts, String style) {
        for (int column = 0; column < texts.size(); column++) {
            Label label = new Label(texts.get(column));
            label.getStyleClass().add(style);
            GridPane.setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.add(label, column, at);
        }
    }
}
