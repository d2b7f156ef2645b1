package dev.tidemark.ui.shell;

import dev.tidemark.command.Command;
import dev.tidemark.ui.common.Tips;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Shows what runs in the background, in the status line, with a way to end it. Belongs to the FX thread. */
final class TasksView extends HBox {

    private static final double MOST_WORDS = 420;
    private static final double BAR = 90;

    /** What had the keyboard before the button took it. */
    private @Nullable Node before;

    /**
     * @param cancel ends the task that is shown
     */
    TasksView(TasksViewModel tasks, Command cancel) {
        super(6);
        setId("tasks");
        getStyleClass().add("tasks");
        setAlignment(Pos.CENTER_LEFT);
        visibleProperty().bind(tasks.wordsProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
        Label words = new Label();
        words.setId("tasks-words");
        words.setMaxWidth(MOST_WORDS);
        words.textProperty().bind(tasks.wordsProperty());
        ProgressBar bar = new ProgressBar();
        bar.setId("tasks-progress");
        bar.setPrefWidth(BAR);
        bar.setMinWidth(Region.USE_PREF_SIZE);
        // A bar that nobody sees must not be animated.
        bar.progressProperty()
                .bind(Bindings.when(visibleProperty())
                        .then(tasks.progressProperty())
                        .otherwise(0));
        Label more = new Label();
        more.setId("tasks-more");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.textProperty().bind(tasks.moreProperty());
        more.managedProperty().bind(more.textProperty().isNotEmpty());
        getChildren().setAll(words, bar, more, cancelButton(cancel));
        Tooltip all = new Tooltip();
        all.textProperty().bind(tasks.allProperty());
        Tooltip.install(this, all);
    }

    private Button cancelButton(Command cancel) {
        Button button = new Button("×");
        button.setId("tasks-cancel");
        button.getStyleClass().add("tasks-cancel");
        button.setAccessibleText(cancel.tip());
        Tips.set(button, cancel.tip());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> {
            giveBack();
            cancel.run();
        });
        button.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().addListener((property, was, now) -> {
                    if (now == button && was != null) {
                        before = was;
                    }
                });
            }
        });
        button.focusedProperty().addListener((property, was, now) -> {
            if (was && !isVisible()) {
                giveBack();
            }
        });
        return button;
    }

    /** The button goes with its task, and would leave the keys to whatever stands first in the window. */
    private void giveBack() {
        Node owner = before;
        before = null;
        if (owner != null) {
            owner.requestFocus();
        }
    }
}
