package dev.tidemark.ui.shell;

import dev.tidemark.act.Held;
import dev.tidemark.act.HeldThings;
import dev.tidemark.capture.Source;
import dev.tidemark.ui.acts.kit.ClosingQuestion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Closes the window, or one source, for a person, who is asked what is to become of what is held, and of live records that
 * were not saved. Belongs to the FX thread.
 */
final class WindowLeaving {

    private final Stage stage;
    private final HeldThings held;
    private final ShellActions actions;
    private final Consumer<Source> closeSource;
    private final Runnable close;
    private boolean asking;

    /**
     * What a person has agreed to lose since they wanted to leave.
     *
     * @param held to be released
     * @param asked of which it is known what becomes of their records
     */
    private record Agreed(Set<Held> held, Set<Source> asked) {

        static Agreed nothing() {
            return new Agreed(new HashSet<>(), new HashSet<>());
        }
    }

    /**
     * @param closeSource closes a source without asking
     * @param close closes without asking
     */
    WindowLeaving(Stage stage, HeldThings held, ShellActions actions, Consumer<Source> closeSource, Runnable close) {
        this.stage = stage;
        this.held = held;
        this.actions = actions;
        this.closeSource = closeSource;
        this.close = close;
    }

    /** Closes, unless the person wants to stay. */
    void request() {
        request(Agreed.nothing());
    }

    private void request(Agreed agreed) {
        soon(() -> ask(agreed));
    }

    /** Closes a source, unless the person wants to keep what it alone has. */
    void request(Source source) {
        if (actions.unsaved().contains(source)) {
            soon(() -> ask(source));
        } else {
            closeSource.accept(source);
        }
    }

    /** Not at once: what asks for it may be a pulse, in which a dialog cannot be waited for. One question at a time. */
    private void soon(Runnable question) {
        Platform.runLater(() -> {
            if (!asking && stage.isShowing()) {
                asking = true;
                try {
                    question.run();
                } finally {
                    asking = false;
                }
            }
        });
    }

    private void ask(Source source) {
        switch (LeavingQuestion.askToClose(stage, source)) {
            case LEAVE -> closeSource.accept(source);
            case SAVE -> actions.saveCapture(source, () -> closeSource.accept(source));
            case STAY -> {
                // The source stays as it is.
            }
        }
    }

    private void ask(Agreed agreed) {
        List<Held> kept = held.all();
        if (!ClosingQuestion.mayClose(
                stage,
                kept.stream().filter(thing -> !agreed.held().contains(thing)).toList())) {
            return;
        }
        agreed.held().addAll(kept);
        List<Source> unsaved = actions.unsaved().stream()
                .filter(source -> !agreed.asked().contains(source))
                .toList();
        switch (LeavingQuestion.ask(stage, unsaved)) {
            case LEAVE -> close.run();
            case SAVE -> {
                agreed.asked().addAll(unsaved);
                save(unsaved, agreed);
            }
            case STAY -> {
                // The window stays as it is.
            }
        }
    }

    /** Saves one source after the other. That takes a while: what is held or was read by then is asked about as well. */
    private void save(List<Source> unsaved, Agreed agreed) {
        if (unsaved.isEmpty()) {
            request(agreed);
        } else {
            actions.saveCapture(unsaved.getFirst(), () -> save(unsaved.subList(1, unsaved.size()), agreed));
        }
    }
}
