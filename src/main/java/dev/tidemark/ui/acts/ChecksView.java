package dev.tidemark.ui.acts;

import dev.tidemark.capture.act.Check;
import dev.tidemark.text.Messages;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Belongs to the FX thread. Shows what was looked at before an act, a line each, the worst first. */
final class ChecksView extends VBox {

    ChecksView(ChecksViewModel model) {
        getStyleClass().add("checks");
        setId("act-checks");
        model.checks().addListener((ListChangeListener<Check>) change -> getChildren()
                .setAll(model.checks().stream().map(ChecksView::line).toList()));
    }

    private static Label line(Check check) {
        Label line = new Label(check.text(), new FontIcon(icon(check.level())));
        line.setId("check-" + check.about());
        line.setWrapText(true);
        line.getStyleClass().addAll("check", "check-" + check.level().name().toLowerCase(Locale.ROOT));
        line.setAccessibleText(Messages.text("checks.level." + check.level()) + " " + check.text());
        return line;
    }

    private static Feather icon(Check.Level level) {
        return switch (level) {
            case OK -> Feather.CHECK;
            case WARN -> Feather.ALERT_TRIANGLE;
            case STOP -> Feather.X_OCTAGON;
        };
    }
}
