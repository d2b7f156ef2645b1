package dev.tidemark.ui.filter;

import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/**
 * Shows what could stand where the caret is, below the box; the box keeps the keyboard. Belongs to the FX thread. The list is made when
 * it is shown first: most windows open without.
 */
final class CompletionList {

    private final TextField field;
    private final Completions model;
    private final Runnable accept;
    private @Nullable CompletionPopup popup;

    /**
     * @param accept takes the proposal that is chosen
     */
    CompletionList(TextField field, Completions model, Runnable accept) {
        this.field = field;
        this.model = model;
        this.accept = accept;
        model.openProperty().addListener((property, was, now) -> show(now));
        field.focusedProperty().addListener((property, was, now) -> {
            if (!now) {
                model.close();
            }
        });
    }

    private void show(boolean on) {
        CompletionPopup shown = popup;
        if (shown == null && on) {
            shown = new CompletionPopup(field, model, accept);
            popup = shown;
        }
        if (shown != null) {
            shown.show(on);
        }
    }
}
