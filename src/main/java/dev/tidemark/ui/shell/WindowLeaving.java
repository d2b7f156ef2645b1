package dev.tidemark.ui.shell;

import dev.tidemark.act.HeldThings;
import dev.tidemark.capture.Source;
import dev.tidemark.ui.acts.kit.ClosingQuestion;
import java.util.List;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Closes the window for a person, who is asked what is to become of what is held, and of live records that were not saved.
 * Belongs to the FX thread.
 */
final class WindowLeaving {

    private final Stage stage;
    private final HeldThings held;
    private final ShellActions actions;
    private final Runnable close;
    private boolean asking;

    /**
     * @param close closes without asking
     */
    WindowLeaving(Stage stage, HeldThings held, ShellActions actions, Runnable close) {
        this.stage = stage;
        this.held = held;
        this.actions = actions;
        this.close = close;
    }

    /** Closes, unless the person wants to stay. */
    void request() {
        // Not at once: what asks for it may be a pulse, in which a dialog cannot be waited for.
        Platform.runLater(() -> {
            if (!asking && stage.isShowing()) {
                asking = true;
                ask();
                asking = false;
            }
        });
    }

    private void ask() {
        if (!ClosingQuestion.mayClose(stage, held.all())) {
            return;
        }
        List<Source> unsaved = actions.unsaved();
        switch (LeavingQuestion.ask(stage, unsaved)) {
            case LEAVE -> close.run();
            case SAVE -> save(unsaved);
            case STAY -> {
                // The window stays as it is.
            }
        }
    }

    /** Saves one source after the other, and closes when all were saved. */
    private void save(List<Source> unsaved) {
        if (unsaved.isEmpty()) {
            close.run();
        } else {
            actions.saveCapture(unsaved.getFirst(), () -> save(unsaved.subList(1, unsaved.size())));
        }
    }
}
