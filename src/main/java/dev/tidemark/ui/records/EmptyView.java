package dev.tidemark.ui.records;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.records.EmptyTable.Why;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** What stands in the middle of a table without records: why that is, and the next step. Belongs to the FX thread. */
final class EmptyView extends VBox {

    private static final double WIDEST = 420;

    private final RecordsViewModel model;
    private final Label words = new Label();
    private final Button next = new Button();
    private final Map<Why, Runnable> steps = new EnumMap<>(Why.class);

    EmptyView(RecordsViewModel model) {
        super(10);
        this.model = model;
        setId("records-empty");
        getStyleClass().add("records-empty");
        setAlignment(Pos.CENTER);
        setPickOnBounds(false);
        words.setWrapText(true);
        words.setAlignment(Pos.CENTER);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMaxWidth(WIDEST);
        words.setMouseTransparent(true);
        next.setId("records-empty-next");
        getChildren().addAll(words, next);
        model.emptyProperty().addListener((property, was, now) -> show(now));
        show(model.emptyProperty().get());
    }

    /** What the next step of a case does. */
    void setNext(Why why, Runnable step) {
        steps.put(why, step);
        show(model.emptyProperty().get());
    }

    private void show(@Nullable EmptyTable empty) {
        setVisible(empty != null);
        if (empty == null) {
            return;
        }
        words.setText(empty.words());
        Runnable step = steps.get(empty.why());
        next.setVisible(step != null);
        next.setManaged(step != null);
        if (step != null) {
            next.setText(Messages.text("records.empty.next." + empty.why().name()));
            next.setOnAction(event -> step.run());
        }
    }
}
