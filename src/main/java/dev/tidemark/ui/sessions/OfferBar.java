package dev.tidemark.ui.sessions;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Tips;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Offers to go on with a session, in a line of its own; takes no room while nothing is offered. Belongs to the FX thread. */
public final class OfferBar extends HBox {

    private final Label words = new Label();
    private final Button restore = new Button();

    /**
     * @param leave takes the keyboard when the bar had it and goes
     */
    public OfferBar(SessionsViewModel model, Runnable leave) {
        setId("session-offer");
        getStyleClass().add("session-offer");
        getStylesheets()
                .add(Objects.requireNonNull(OfferBar.class.getResource("sessions.css"))
                        .toExternalForm());
        setAlignment(Pos.CENTER_LEFT);
        words.setId("session-words");
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        restore.setId("session-restore");
        restore.setMinWidth(USE_PREF_SIZE);
        restore.setOnAction(event -> model.accept());
        Button dismiss = new Button("", new FontIcon(Feather.X));
        dismiss.setId("session-dismiss");
        dismiss.getStyleClass().add("icon-button");
        dismiss.setMinWidth(USE_PREF_SIZE);
        dismiss.setAccessibleText(Messages.text("session.dismiss"));
        Tips.set(dismiss, Messages.text("session.dismiss"));
        dismiss.setOnAction(event -> model.dismiss());
        getChildren().setAll(new FontIcon(Feather.ROTATE_CCW), words, restore, dismiss);
        visibleProperty().bind(model.offeredProperty().isNotNull());
        managedProperty().bind(visibleProperty());
        model.offeredProperty().addListener((property, was, now) -> show(now));
        show(model.offeredProperty().get());
        focusWithinProperty().addListener((property, was, now) -> {
            if (was && !isVisible()) {
                leave.run();
            }
        });
    }

    private void show(@Nullable SessionOffer offer) {
        if (offer != null) {
            words.setText(offer.words());
            Tips.set(words, offer.words());
            restore.setText(Messages.text(offer.of() == null ? "session.restore" : "session.restore.capture"));
        }
    }
}
