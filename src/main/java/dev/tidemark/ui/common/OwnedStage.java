package dev.tidemark.ui.common;

import dev.tidemark.command.Command;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Windows beside another one, which goes on meanwhile: with its icons and its theme, and over its middle. Belongs to the FX thread.
 */
public final class OwnedStage {

    private OwnedStage() {}

    /**
     * A window, not shown yet.
     *
     * @param keys commands whose keys count wherever the keyboard is in it
     */
    public static Stage of(Window owner, String title, Parent root, List<Command> keys) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.initModality(Modality.NONE);
        stage.setTitle(title);
        if (owner instanceof Stage main) {
            Bindings.bindContent(stage.getIcons(), main.getIcons());
        }
        Scene scene = new Scene(root);
        dress(scene, owner.getScene());
        keys.forEach(command -> CommandKeys.addTo(scene, command));
        ListEscape.passIn(scene);
        stage.setScene(scene);
        return stage;
    }

    /** In the middle of its owner, as far as the screen reaches: the middle of the screen may be far from where one works. */
    public static void putOver(Window owner, Stage stage, double width, double height) {
        Rectangle2D screen = screen(owner);
        double x = owner.getX() + (owner.getWidth() - width) / 2;
        double y = owner.getY() + (owner.getHeight() - height) / 2;
        stage.setX(Math.max(screen.getMinX(), Math.min(x, screen.getMaxX() - width)));
        stage.setY(Math.max(screen.getMinY(), Math.min(y, screen.getMaxY() - height)));
    }

    /** What a window may cover of the screen that another one is on. */
    public static Rectangle2D screen(Window of) {
        if (Double.isNaN(of.getX()) || Double.isNaN(of.getWidth())) {
            return Screen.getPrimary().getVisualBounds();
        }
        return Screen.getScreensForRectangle(of.getX(), of.getY(), of.getWidth(), of.getHeight()).stream()
                .findFirst()
                .orElseGet(Screen::getPrimary)
                .getVisualBounds();
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
        root.getProperties().put(OwnedStage.class, listener);
        return listener;
    }
}
