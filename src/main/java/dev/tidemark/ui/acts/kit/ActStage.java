package dev.tidemark.ui.acts.kit;

import dev.tidemark.command.Command;
import dev.tidemark.ui.common.FreshKeys;
import dev.tidemark.ui.common.OwnedStage;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * A window beside the main one for an act that takes its time: the list goes on, and can be looked at meanwhile. Belongs to
 * the FX thread.
 */
final class ActStage {

    private static final double NARROWEST = 420;
    private static final double LOWEST = 240;

    private ActStage() {}

    /** What a window does besides showing its frame. */
    record Life(Duration every, Runnable tick, Runnable closed, List<Command> keys) {}

    /** A window, not shown yet. It grows when there is more to see, and has the theme of its owner. */
    static Stage of(Window owner, String title, ActFrame frame, Life life) {
        Stage stage = OwnedStage.of(owner, title, frame, life.keys());
        FreshKeys.guard(stage.getScene());
        stage.setMinWidth(NARROWEST);
        stage.setMinHeight(LOWEST);
        Timeline ticking =
                new Timeline(new KeyFrame(life.every(), event -> life.tick().run()));
        ticking.setCycleCount(Animation.INDEFINITE);
        StageGrowth.of(stage, frame);
        stage.setOnShowing(event -> guessPlace(owner, stage, frame));
        stage.setOnShown(event -> {
            OwnedStage.putOver(owner, stage, stage.getWidth(), stage.getHeight());
            ticking.play();
            frame.focusFirst();
        });
        stage.setOnHidden(event -> {
            ticking.stop();
            life.closed().run();
        });
        return stage;
    }

    /** So that it is not seen to jump when it is there, and its size is known. */
    private static void guessPlace(Window owner, Stage stage, ActFrame frame) {
        frame.applyCss();
        frame.layout();
        double width = Math.max(NARROWEST, frame.prefWidth(-1));
        OwnedStage.putOver(
                owner, stage, width, Math.min(stage.getMaxHeight(), Math.max(LOWEST, frame.prefHeight(width))));
    }
}
