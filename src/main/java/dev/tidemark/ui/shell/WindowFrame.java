package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.command.Scope;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.ui.common.AloneAlt;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.ListEscape;
import dev.tidemark.ui.common.MenuKey;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What is around the content of the main window: title and icon, theme, zoom, the smallest size, and the place on the screen.
 * Belongs to the FX thread.
 */
final class WindowFrame {

    /** Below that, something would be cut. */
    private static final double MIN_WIDTH = 800;

    private static final double MIN_HEIGHT = 560;

    private final Stage stage;
    private final ShellView view;
    private final Settings settings;
    private final WindowPlace place;
    private final CompletableFuture<List<Image>> icons;
    private boolean putBack;

    /**
     * @param icons of the window, of all sizes
     */
    WindowFrame(Stage stage, ShellView view, Settings settings, CompletableFuture<List<Image>> icons) {
        this.icons = icons;
        this.stage = stage;
        this.view = view;
        this.settings = settings;
        place = new WindowPlace(stage, settings);
    }

    /** Lets the window open where it was closed, and as large. */
    void putBack() {
        putBack = true;
    }

    /**
     * Opens the window.
     *
     * @param width of its content, unless it is put back where it was
     * @param close is asked to close it
     */
    void show(int width, int height, Theme theme, Runnable close) {
        ZoomedRoot root = new ZoomedRoot(view);
        // With its style sheets before its content: each that comes later lets the styles of everything be found anew.
        Scene scene = new Scene(new Group(), width, height);
        dress(scene, root, theme);
        view.zoom().apply(scene, root);
        scene.setRoot(root);
        MenuKey.in(scene);
        ListEscape.passIn(scene);
        AloneAlt.in(stage, scene);
        CommandKeys.addOthersTo(scene, view.commands().in(Scope.WINDOW));
        stage.setScene(scene);
        limit();
        view.zoom().percentProperty().addListener((property, was, now) -> limit());
        title(null);
        showIcons();
        stage.setOnCloseRequest(event -> {
            event.consume();
            close.run();
        });
        if (putBack) {
            place.putBack();
        }
        place.follow();
        stage.show();
        if (putBack) {
            askForSizeAgain();
            place.fitFirst();
        }
    }

    /** Most often they are there before the window, which opens without where they cannot be read. */
    private void showIcons() {
        if (icons.isDone() && !icons.isCompletedExceptionally()) {
            stage.getIcons().setAll(icons.join());
        } else {
            icons.thenAccept(all -> Platform.runLater(() -> stage.getIcons().setAll(all)));
        }
    }

    /**
     * With GTK some window managers open a window as small as it may be, and only heed another size, asked for later. By turns
     * one less and one more, so that what is remembered stays, and what fills a screen is never larger than that.
     */
    private void askForSizeAgain() {
        stage.setWidth(beside(stage.getWidth()));
        stage.setHeight(beside(stage.getHeight()));
    }

    private static long beside(double size) {
        long whole = Math.round(size);
        return whole % 2 == 0 ? whole - 1 : whole + 1;
    }

    private void dress(Scene scene, Parent root, Theme theme) {
        view.theme().set(theme);
        theme.apply(scene, root);
        view.theme().addListener((property, was, now) -> {
            now.apply(scene);
            remember(now);
        });
        view.systemTheme()
                .addListener((property, was, now) -> remember(view.theme().get()));
    }

    private void remember(Theme theme) {
        settings.put(Theme.SETTING, view.systemTheme().get() ? Theme.SYSTEM : theme.name());
    }

    /** A screen that has not that much gives all that it has. */
    private void limit() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double factor = view.zoom().factor();
        stage.setMinWidth(Math.min(screen.getWidth(), MIN_WIDTH * factor));
        stage.setMinHeight(Math.min(screen.getHeight(), MIN_HEIGHT * factor));
    }

    /** Names what is shown. */
    void title(@Nullable Source source) {
        stage.setTitle(
                source == null
                        ? Messages.text("shell.title")
                        : Messages.text("shell.title.source", OneLine.of(source.title())));
    }

    /** Where the window is on the screen, as text; empty when that is not known. */
    String place() {
        return place.text();
    }

    boolean isMaximized() {
        return stage.isMaximized();
    }

    /** Puts the window where it was. */
    void take(String wanted, boolean maximized) {
        place.take(wanted, maximized);
    }

    /** Remembers the place, and takes the window off the screen. */
    void hide() {
        place.remember();
        stage.hide();
    }
}
