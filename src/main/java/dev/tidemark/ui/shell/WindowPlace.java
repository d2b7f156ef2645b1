package dev.tidemark.ui.shell;

import dev.tidemark.ui.common.Settings;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where the window was and how large, and puts it back there, or on a screen that is there now. Belongs to the FX
 * thread.
 */
final class WindowPlace {

    private static final String PLACE = "window.place";
    private static final String MAXIMIZED = "window.maximized";

    /** So much of a window must be on a screen: its title can be taken there. */
    private static final double GRIP_WIDTH = 120;

    private static final double GRIP_HEIGHT = 30;

    private final Stage stage;
    private final Settings settings;

    /** While the window is neither maximized nor an icon. */
    private @Nullable Rectangle2D normal;

    WindowPlace(Stage stage, Settings settings) {
        this.stage = stage;
        this.settings = settings;
    }

    /** Puts a window that is not shown yet where it was the last time; does nothing the first time. */
    void putBack() {
        Rectangle2D remembered = parse(settings.get(PLACE, ""));
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        if (remembered == null || screens.isEmpty()) {
            return;
        }
        Rectangle2D place = onAScreen(remembered, screens);
        put(place);
        normal = place;
        stage.setMaximized(Boolean.parseBoolean(settings.get(MAXIMIZED, "false")));
    }

    /** Where it is while it is neither maximized nor an icon, as text; empty when that is not known. */
    String text() {
        Rectangle2D place = normal;
        return place == null ? "" : format(place);
    }

    /** Puts a window that is shown where it was, or on a screen that is there now. */
    void take(String text, boolean maximized) {
        Rectangle2D wanted = parse(text);
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        if (wanted != null && !screens.isEmpty() && !text.equals(text()) && !maximized) {
            stage.setMaximized(false);
            put(onAScreen(wanted, screens));
        }
        if (stage.isMaximized() != maximized) {
            stage.setMaximized(maximized);
        }
    }

    private void put(Rectangle2D place) {
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
    }

    /** Makes a window that is shown the first time no larger than its screen, and has all of it there. */
    void fitFirst() {
        if (parse(settings.get(PLACE, "")) != null || stage.isMaximized()) {
            return;
        }
        Rectangle2D window = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        List<Screen> screens = Screen.getScreensForRectangle(window);
        Screen screen = screens.isEmpty() ? Screen.getPrimary() : screens.getFirst();
        Rectangle2D place = within(window, screen.getVisualBounds());
        if (!place.equals(window)) {
            put(place);
        }
    }

    /** Follows the window from now on. */
    void follow() {
        stage.xProperty().addListener(property -> note());
        stage.yProperty().addListener(property -> note());
        stage.widthProperty().addListener(property -> note());
        stage.heightProperty().addListener(property -> note());
    }

    /** A window that is just being maximized is told its new size before it is told that. */
    private void note() {
        Platform.runLater(() -> {
            if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
                normal = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
            }
        });
    }

    /** Remembers it for the next start. */
    void remember() {
        Rectangle2D place = normal;
        if (place != null) {
            settings.put(PLACE, format(place));
            settings.put(MAXIMIZED, Boolean.toString(stage.isMaximized()));
        }
    }

    static String format(Rectangle2D place) {
        return Math.round(place.getMinX()) + "," + Math.round(place.getMinY()) + "," + Math.round(place.getWidth())
                + "," + Math.round(place.getHeight());
    }

    static @Nullable Rectangle2D parse(String text) {
        String[] parts = text.split(",", -1);
        try {
            return parts.length != 4
                    ? null
                    : new Rectangle2D(
                            Integer.parseInt(parts[0]),
                            Integer.parseInt(parts[1]),
                            Integer.parseInt(parts[2]),
                            Integer.parseInt(parts[3]));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Where a window goes that was somewhere: there, when its title is on a screen, else in the middle of the first one, and
     * never larger than all screens together, or than that one.
     */
    static Rectangle2D onAScreen(Rectangle2D wanted, List<Rectangle2D> screens) {
        if (screens.stream().anyMatch(screen -> showsTitle(screen, wanted))) {
            Rectangle2D all = around(screens);
            return new Rectangle2D(
                    wanted.getMinX(),
                    wanted.getMinY(),
                    Math.min(wanted.getWidth(), all.getWidth()),
                    Math.min(wanted.getHeight(), all.getHeight()));
        }
        Rectangle2D first = screens.getFirst();
        double width = Math.min(wanted.getWidth(), first.getWidth());
        double height = Math.min(wanted.getHeight(), first.getHeight());
        return new Rectangle2D(
                first.getMinX() + (first.getWidth() - width) / 2,
                first.getMinY() + (first.getHeight() - height) / 2,
                width,
                height);
    }

    /** The same window on a screen: as near to where it was, and as large, as it fits there. */
    static Rectangle2D within(Rectangle2D window, Rectangle2D screen) {
        double width = Math.min(window.getWidth(), screen.getWidth());
        double height = Math.min(window.getHeight(), screen.getHeight());
        return new Rectangle2D(
                Math.clamp(window.getMinX(), screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(window.getMinY(), screen.getMinY(), screen.getMaxY() - height),
                width,
                height);
    }

    /** A window may stretch over several. */
    private static Rectangle2D around(List<Rectangle2D> screens) {
        double left = screens.stream().mapToDouble(Rectangle2D::getMinX).min().orElse(0);
        double top = screens.stream().mapToDouble(Rectangle2D::getMinY).min().orElse(0);
        double right = screens.stream().mapToDouble(Rectangle2D::getMaxX).max().orElse(0);
        double bottom = screens.stream().mapToDouble(Rectangle2D::getMaxY).max().orElse(0);
        return new Rectangle2D(left, top, right - left, bottom - top);
    }

    private static boolean showsTitle(Rectangle2D screen, Rectangle2D window) {
        double width = Math.min(screen.getMaxX(), window.getMaxX()) - Math.max(screen.getMinX(), window.getMinX());
        return width >= Math.min(GRIP_WIDTH, window.getWidth())
                && window.getMinY() >= screen.getMinY()
                && window.getMinY() + GRIP_HEIGHT <= screen.getMaxY();
    }
}
