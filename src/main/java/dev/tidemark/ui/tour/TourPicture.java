package dev.tidemark.ui.tour;

import dev.tidemark.ui.common.Snapshots;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/** One picture of all windows where they stand on the screen: dialogs, menus and tips lie over the main one. Immutable. */
final class TourPicture {

    /** The screen, where no window is. */
    private static final Color SCREEN = new Color(0x808080);

    /** What surrounds a dialog on it, in pixels. */
    private static final int FRAME = 1;

    private record Part(Rectangle2D place, BufferedImage image, boolean framed) {}

    private final double scale;
    private final List<Part> parts = new ArrayList<>();

    private TourPicture(double scale) {
        this.scale = scale;
    }

    /** Takes it. On the FX thread. */
    static BufferedImage take(Scene main, double scale) {
        TourPicture picture = new TourPicture(scale);
        picture.add(main, false);
        for (Window window : List.copyOf(Window.getWindows())) {
            Scene scene = window.getScene();
            if (scene != null && scene != main && window.isShowing()) {
                picture.add(scene, window instanceof Stage);
            }
        }
        return picture.draw();
    }

    private void add(Scene scene, boolean framed) {
        Window window = scene.getWindow();
        Rectangle2D place = new Rectangle2D(
                window.getX() + scene.getX(), window.getY() + scene.getY(), scene.getWidth(), scene.getHeight());
        parts.add(new Part(place, Snapshots.take(scene, scale), framed));
    }

    private BufferedImage draw() {
        double left =
                parts.stream().mapToDouble(part -> part.place.getMinX()).min().orElse(0);
        double top =
                parts.stream().mapToDouble(part -> part.place.getMinY()).min().orElse(0);
        double right =
                parts.stream().mapToDouble(part -> part.place.getMaxX()).max().orElse(1);
        double bottom =
                parts.stream().mapToDouble(part -> part.place.getMaxY()).max().orElse(1);
        BufferedImage whole = new BufferedImage(pixels(right - left), pixels(bottom - top), BufferedImage.TYPE_INT_RGB);
        Graphics2D onto = whole.createGraphics();
        onto.setColor(SCREEN);
        onto.fillRect(0, 0, whole.getWidth(), whole.getHeight());
        for (Part part : parts) {
            int x = pixels(part.place.getMinX() - left);
            int y = pixels(part.place.getMinY() - top);
            if (part.framed) {
                onto.fillRect(
                        x - FRAME, y - FRAME, part.image.getWidth() + 2 * FRAME, part.image.getHeight() + 2 * FRAME);
            }
            onto.drawImage(part.image, x, y, null);
        }
        onto.dispose();
        return whole;
    }

    private int pixels(double length) {
        return (int) Math.round(length * scale);
    }
}
