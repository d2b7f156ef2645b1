package dev.tidemark.ui.common;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Pictures of the window. */
public final class Snapshots {

    private Snapshots() {}

    /** Draws the scene into memory. On the FX thread. */
    public static BufferedImage take(Scene scene) {
        return pixels(scene.snapshot(null));
    }

    /**
     * Draws the scene into memory as a screen would show it that is finer than the window knows. On the FX thread.
     *
     * @param scale pixels of the picture for one of the scene
     */
    public static BufferedImage take(Scene scene, double scale) {
        SnapshotParameters how = new SnapshotParameters();
        how.setFill(scene.getFill());
        how.setTransform(Transform.scale(scale, scale));
        how.setViewport(new Rectangle2D(0, 0, scene.getWidth() * scale, scene.getHeight() * scale));
        return pixels(scene.getRoot().snapshot(how, null));
    }

    private static BufferedImage pixels(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    /**
     * Writes a PNG; makes its folder if it is missing.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(BufferedImage picture, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        // Given the file itself, ImageIO deletes what is there: an empty folder, too.
        try (OutputStream out = Files.newOutputStream(file)) {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IOException(file + ": this Java writes no PNG");
            }
        }
    }
}
