package dev.tidemark.ui.shell;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Tips;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Tells what was done and what went wrong, in a line of its own between tool bar and content: nothing is ever behind it.
 * Belongs to the FX thread.
 */
final class MessageBar extends VBox {

    /** A path may have 32,767 characters: the content below stays in sight, and the tip says all. */
    private static final int TEXT_LINES = 3;

    private static final int DETAIL_LINES = 6;

    private final MessagesViewModel model;
    private final FontIcon icon = new FontIcon(Feather.INFO);
    private final Label text = new FewLines(TEXT_LINES);
    private final Label details = new FewLines(DETAIL_LINES);
    private final ToggleButton showDetails = new ToggleButton(Messages.text("message.details"));

    /** Among the children from the first message on: until then the styles of nothing in it are looked for. */
    private final HBox line;

    /**
     * @param openFolder shows a written file in its folder
     * @param leave takes the keyboard when the bar had it and goes
     */
    MessageBar(MessagesViewModel model, Consumer<Path> openFolder, Runnable leave) {
        this.model = model;
        setId("message-bar");
        getStyleClass().add("message-bar");
        text.setId("message-text");
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinWidth(0);
        text.wrapTextProperty().bind(showDetails.selectedProperty());
        HBox.setHgrow(text, Priority.ALWAYS);
        details.setId("message-details-text");
        details.setWrapText(true);
        details.setMinHeight(USE_PREF_SIZE);
        showWhile(
                details,
                showDetails.selectedProperty().and(details.textProperty().isNotEmpty()));
        showDetails.setId("message-details");
        showDetails.setMinWidth(USE_PREF_SIZE);
        showWhile(showDetails, details.textProperty().isNotEmpty());
        line = new HBox(icon, text, more(), showDetails, folderButton(openFolder), closeButton());
        line.getStyleClass().add("message-line");
        line.setAlignment(Pos.CENTER_LEFT);
        showWhile(this, model.shownProperty().isNotNull());
        hoverProperty().addListener((property, was, now) -> hold());
        focusWithinProperty().addListener((property, was, now) -> {
            hold();
            if (was && !isVisible()) {
                leave.run();
            }
        });
        model.shownProperty().addListener((property, was, now) -> show(now));
        show(model.shownProperty().get());
    }

    private static void showWhile(javafx.scene.Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    private Label more() {
        Label more = new Label();
        more.setId("message-more");
        more.setMinWidth(USE_PREF_SIZE);
        more.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Messages.text(
                                "shell.tasks.more", model.moreProperty().get()),
                        model.moreProperty()));
        showWhile(more, model.moreProperty().greaterThan(0));
        return more;
    }

    private Button folderButton(Consumer<Path> openFolder) {
        Button button = new Button(Messages.text("message.folder"), new FontIcon(Feather.FOLDER));
        button.setId("message-folder");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            Path written = written();
            if (written != null) {
                openFolder.accept(written);
            }
        });
        showWhile(button, Bindings.createBooleanBinding(() -> written() != null, model.shownProperty()));
        return button;
    }

    private @Nullable Path written() {
        Message message = model.shownProperty().get();
        return message == null ? null : message.written();
    }

    private Button closeButton() {
        Button button = new Button("", new FontIcon(Feather.X));
        button.setId("message-close");
        button.getStyleClass().add("icon-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(Messages.text("message.close"));
        Tips.set(button, Messages.text("message.close"));
        button.setOnAction(event -> model.close());
        return button;
    }

    private void hold() {
        model.hold(isHover() || isFocusWithin());
    }

    private void show(@Nullable Message message) {
        showDetails.setSelected(false);
        if (message == null) {
            return;
        }
        if (getChildren().isEmpty()) {
            getChildren().setAll(line, details);
        }
        text.setText(message.text());
        Tips.set(text, message.text());
        details.setText(message.details());
        Tips.set(details, message.details());
        icon.setIconCode(
                switch (message.level()) {
                    case DONE -> Feather.CHECK_CIRCLE;
                    case NOTE -> Feather.INFO;
                    case WARNING -> Feather.ALERT_TRIANGLE;
                    case PROBLEM -> Feather.ALERT_CIRCLE;
                });
        for (Message.Level level : Message.Level.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(level.name().toLowerCase(Locale.ROOT)), level == message.level());
        }
    }
}
