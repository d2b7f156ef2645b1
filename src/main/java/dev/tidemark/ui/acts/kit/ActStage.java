package dev.tidemark.ui.acts.kit;

import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.DialogCommands;
import java.util.List;
import java.util.Objects;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A window beside the main one for an act that takes its time: the list goes on, and can be looked at meanwhile. Belongs to
 * the FX thread.
 */
public final class ActStage {

    private static final double SCREEN_PART = 0.9;

    private ActStage() {}

    /**
     * Opens it.
     *
     * @param size of its content, as far as the screen has room
     * @param every how often {@code tick} runs while it is open
     * @param closed runs when it was closed
     */
    public static void show(
            Window owner,
            String title,
            Region content,
            Dimension2D size,
            Duration every,
            Runnable tick,
            Runnable closed) {
        double most = Screen.getPrimary().getVisualBounds().getHeight() * SCREEN_PART;
        Scene scene = new Scene(root(content, null), size.getWidth(), Math.min(size.getHeight(), most));
        stage(owner, title, scene, every, tick, closed).show();
    }

    /**
     * Opens it, with something at the bottom that is always in sight. It grows when there is more to see.
     *
     * @param every how often {@code tick} runs while it is open
     * @param closed runs when it was closed
     */
    public static Stage show(
            Window owner,
            String title,
            Region content,
            @Nullable Node bottom,
            Duration every,
            Runnable tick,
            Runnable closed) {
        // What is in it scrolls where the screen is too low, and is never squeezed.
        content.setMinHeight(Region.USE_PREF_SIZE);
        BorderPane root = root(content, bottom);
        Stage stage = stage(owner, title, new Scene(root), every, tick, closed);
        stage.setMaxHeight(Screen.getPrimary().getVisualBounds().getHeight() * SCREEN_PART);
        Growth growth = new Growth(stage, root, content);
        content.needsLayoutProperty().addListener((property, was, now) -> growth.grow());
        root.needsLayoutProperty().addListener((property, was, now) -> growth.grow());
        stage.show();
        growth.grow();
        return stage;
    }

    private static BorderPane root(Region content, @Nullable Node bottom) {
        content.getStyleClass().add("act");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        BorderPane root = new BorderPane(scroll);
        root.setBottom(bottom);
        for (String sheet : List.of("acts.css", "administration.css")) {
            root.getStylesheets()
                    .add(Objects.requireNonNull(ActStage.class.getResource(sheet))
                            .toExternalForm());
        }
        root.getStyleClass().add("act-root");
        return root;
    }

    private static Stage stage(
            Window owner, String title, Scene scene, Duration every, Runnable tick, Runnable closed) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.initModality(Modality.NONE);
        stage.setTitle(title);
        if (owner instanceof Stage main) {
            stage.getIcons().setAll(main.getIcons());
        }
        dress(scene, owner.getScene());
        CommandKeys.addTo(scene, DialogCommands.CLOSE.on(stage::close));
        stage.setScene(scene);
        Timeline ticking = new Timeline(new KeyFrame(every, event -> tick.run()));
        ticking.setCycleCount(Animation.INDEFINITE);
        stage.setOnShown(event -> ticking.play());
        stage.setOnHidden(event -> {
            ticking.stop();
            closed.run();
        });
        return stage;
    }

    /** Makes a window higher when its content or its bottom came to need more, as long as the screen has it. */
    private static final class Growth {

        private final Stage stage;
        private final BorderPane root;
        private final Region content;
        private double needed;

        Growth(Stage stage, BorderPane root, Region content) {
            this.stage = stage;
            this.root = root;
            this.content = content;
        }

        private double needs() {
            Node bottom = root.getBottom();
            return content.prefHeight(content.getWidth()) + (bottom == null ? 0 : bottom.prefHeight(root.getWidth()));
        }

        /** A window that a person made smaller stays so until there is more to see. */
        void grow() {
            double needs = needs();
            double missing = needs - root.getHeight();
            if (stage.isShowing() && !Double.isNaN(stage.getY()) && needs > needed && missing > 0) {
                Rectangle2D screen = Screen.getPrimary().getVisualBounds();
                double height = Math.min(stage.getMaxHeight(), stage.getHeight() + missing);
                stage.setHeight(height);
                stage.setY(Math.max(screen.getMinY(), Math.min(stage.getY(), screen.getMaxY() - height)));
            }
            needed = Double.isNaN(stage.getY()) ? 0 : Math.max(needed, needs);
        }
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
