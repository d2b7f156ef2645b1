package dev.tidemark.ui.acts.kit;

import dev.tidemark.command.Command;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.FreshKeys;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Modality;
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
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.initModality(Modality.NONE);
        stage.setTitle(title);
        stage.setMinWidth(NARROWEST);
        stage.setMinHeight(LOWEST);
        if (owner instanceof Stage main) {
            stage.getIcons().setAll(main.getIcons());
        }
        Scene scene = new Scene(frame);
        dress(scene, owner.getScene());
        FreshKeys.guard(scene);
        life.keys().forEach(command -> CommandKeys.addTo(scene, command));
        stage.setScene(scene);
        Timeline ticking =
                new Timeline(new KeyFrame(life.every(), event -> life.tick().run()));
        ticking.setCycleCount(Animation.INDEFINITE);
        StageGrowth.of(stage, frame);
        stage.setOnShowing(event -> guessPlace(owner, stage, frame));
        stage.setOnShown(event -> {
            putOver(owner, stage, stage.getWidth(), stage.getHeight());
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
        putOver(owner, stage, width, Math.min(stage.getMaxHeight(), Math.max(LOWEST, frame.prefHeight(width))));
    }

    /** In the middle of its owner, as far as the screen reaches: the middle of the screen may be far from where one works. */
    private static void putOver(Window owner, Stage stage, double width, double height) {
        Rectangle2D screen = StageGrowth.screen(owner);
        double x = owner.getX() + (owner.getWidth() - width) / 2;
        double y = owner.getY() + (owner.getHeight() - height) / 2;
        stage.setX(Math.max(screen.getMinX(), Math.min(x, screen.getMaxX() - width)));
        stage.setY(Math.max(screen.getMinY(), Math.min(y, screen.getMaxY() - height)));
    }

    /** The owner's theme, also when it changes. */
    private static void dress(Scene scene, Scene owner) {
        Bindings.bindContent(scene.getStylesheets(), owner.getStylesheets());
        Parent root = scene.getRoot();
        Runnable follow = () -> {
            root.getStyleClass().removeAll("light", "dark");
            root.getStyleClass().add(owner.getRoot().getStyleClass().contains("dark") ? "dark" : "light");
        };
        follow.run();
        owner.getRoot().getStyleClass().addListener(new WeakListChangeListener<>(listener(root, follow)));
    }

    /** Kept by the window that listens, so that a closed one is forgotten. */
    private static ListChangeListener<String> listener(Parent root, Runnable follow) {
        ListChangeListener<String> listener = change -> follow.run();
        root.getProperties().put(ActStage.class, listener);
        return listener;
    }
}
