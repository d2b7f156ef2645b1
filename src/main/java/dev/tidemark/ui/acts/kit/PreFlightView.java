package dev.tidemark.ui.acts.kit;

import dev.tidemark.act.Check;
import dev.tidemark.text.Messages;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The checks before an act: icon, word and colour, and a button where something can be done. Belongs to the FX thread. */
final class PreFlightView extends VBox {

    private final PreFlightViewModel model;
    private final VBox rows = new VBox(3);

    /**
     * @param window closes when the program starts again with other rights
     */
    PreFlightView(PreFlightViewModel model, Window window) {
        super(4);
        this.model = model;
        getStyleClass().add("pre-flight");
        setId("pre-flight");
        getChildren().addAll(rows, note());
        model.checksProperty().addListener((property, was, now) -> show(now));
        model.restartingProperty().addListener((property, was, now) -> {
            if (now) {
                Elevation.leave(window);
            }
        });
        show(model.checksProperty().get());
    }

    private Label note() {
        Label note = new Label();
        note.setId("pre-flight-note");
        note.setWrapText(true);
        note.textProperty().bind(model.noteProperty());
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }

    private void show(List<Check> checks) {
        rows.getChildren().setAll(checks.stream().map(this::row).toList());
        boolean any = !checks.isEmpty();
        setVisible(any);
        setManaged(any);
    }

    private Node row(Check check) {
        FontIcon icon = new FontIcon(icon(check.level()));
        Label word = new Label(Messages.text("preflight." + check.level()), icon);
        word.setMinWidth(74);
        word.getStyleClass().add("check-word");
        word.setMinHeight(Region.USE_PREF_SIZE);
        Label text = Form.words(check.text(), "check-text");
        text.setId("check-" + check.about());
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(8, word, text);
        row.setMinHeight(Region.USE_PREF_SIZE);
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().addAll("check", "check-" + check.level().name().toLowerCase(Locale.ROOT));
        Check.Fix fix = check.fix();
        if (fix != null) {
            Button button = new Button(model.words(fix));
            button.setId("fix-" + fix);
            button.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            button.setOnAction(event -> model.fix(check));
            row.getChildren().add(button);
        }
        return row;
    }

    private static Feather icon(Check.Level level) {
        return switch (level) {
            case OK -> Feather.CHECK_CIRCLE;
            case WARN -> Feather.ALERT_TRIANGLE;
            case STOP -> Feather.X_OCTAGON;
        };
    }
}
