package dev.tidemark.ui.shell;

import dev.tidemark.backend.host.StartUpRisk;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Tips;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Says that others may change what runs here with administrator rights, until acts are allowed. Belongs to the FX thread.
 */
final class SafetyBar extends HBox {

    private static final int MOST = 2;

    /**
     * @param concerns what is wrong, at least one thing
     * @param allow what confirming does
     */
    SafetyBar(List<StartUpRisk> concerns, Runnable allow) {
        setId("safety-bar");
        getStyleClass().add("safety-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label label = new Label(words(concerns));
        Tips.set(label, concerns.stream().map(SafetyBar::line).collect(Collectors.joining("\n")));
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(0);
        HBox.setHgrow(label, Priority.ALWAYS);
        Button button = new Button(Messages.text("safety.allow"));
        button.setId("safety-allow");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            allow.run();
            setVisible(false);
            setManaged(false);
        });
        getChildren().addAll(label, button);
    }

    static String words(List<StartUpRisk> concerns) {
        String lines = concerns.stream().limit(MOST).map(SafetyBar::line).collect(Collectors.joining("; "));
        int more = concerns.size() - MOST;
        return Messages.text("safety.bar", more > 0 ? Messages.text("safety.more", lines, more) : lines);
    }

    private static String line(StartUpRisk concern) {
        return Messages.text("safety." + concern.kind().name(), concern.where());
    }
}
