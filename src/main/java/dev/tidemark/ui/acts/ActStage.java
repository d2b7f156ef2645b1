package dev.tidemark.ui.acts;

import java.util.Objects;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Dimension2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Belongs to the FX thread. A window beside the main one for an act that takes its time: the list goes on, and can be
 * looked at meanwhile.
 */
final class ActStage {

    private static final double SCREEN_PART = 0.9;

    private ActStage() {}

    /**
     * Opens it.
     *
     * @param size of its content, as far as the screen has room
     * @param every how often {@code tick} runs while it is open
     * @param closed runs when it was closed
     */
    static void show(
            Window owner,
            String title,
            Region content,
            Dimension2D size,
            Duration every,
            Runnable tick,
            Runnable closed) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.initModality(Modality.NONE);
        stage.setTitle(title);
        content.getStyleClass().add("act");
        content.getStylesheets()
                .add(Objects.requireNonNull(ActStage.class.getResource("administration.css"))
                        .toExternalForm());
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        double most = Screen.getPrimary().getVisualBounds().getHeight() * SCREEN_PART;
        Scene scene = new Scene(scroll, size.getWidth(), Math.min(size.getHeight(), most));
        dress(scene, owner.getScene());
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), stage::close);
        stage.setScene(scene);
        Timeline ticking = new Timeline(new KeyFrame(every, event -> tick.run()));
        ticking.setCycleCount(Animation.INDEFINITE);
        stage.setOnShown(event -> ticking.play());
        stage.setOnHidden(event -> {
            ticking.stop();
            closed.run();
        });
        stage.show();
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
