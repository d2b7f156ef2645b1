package dev.tidemark.ui.acts;

import java.util.List;
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
import org.jspecify.annotations.Nullable;

/**
 * Belongs to the FX thread. A window beside the main one for an act that takes its time: the list goes on, and can be
 * looked at meanwhile.
 */
final class ActStage {

    private static final double SCREEN_PART = 0.9;

    private ActStage() {}

    /** Opens it as large as its content wants. */
    static Stage show(Window owner, String title, Region content, Duration every, Runnable tick, Runnable closed) {
        return show(owner, title, content, null, every, tick, closed);
    }

    /**
     * Opens it.
     *
     * @param size of its content, as far as the screen has room; {@code null} for what the content wants
     * @param every how often {@code tick} runs while it is open
     * @param closed runs when it was closed
     */
    static Stage show(
            Window owner,
            String title,
            Region content,
            @Nullable Dimension2D size,
            Duration every,
            Runnable tick,
            Runnable closed) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.initModality(Modality.NONE);
        stage.setTitle(title);
        content.getStyleClass().add("act");
        for (String sheet : List.of("acts.css", "administration.css")) {
            content.getStylesheets()
                    .add(Objects.requireNonNull(ActStage.class.getResource(sheet))
                            .toExternalForm());
        }
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        double most = Screen.getPrimary().getVisualBounds().getHeight() * SCREEN_PART;
        Scene scene =
                size == null ? new Scene(scroll) : new Scene(scroll, size.getWidth(), Math.min(size.getHeight(), most));
        stage.setMaxHeight(most);
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
        return stage;
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
