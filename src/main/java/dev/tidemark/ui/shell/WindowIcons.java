package dev.tidemark.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/** The program's icon in the sizes that title bars, task bars and window switchers ask for. */
final class WindowIcons {

    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private WindowIcons() {}

    /** All sizes; the window system takes the one that fits. */
    static Stream<Image> all() {
        return SIZES.stream().map(WindowIcons::load);
    }

    /**
     * Loads all sizes beside what the caller does.
     *
     * @param executor may run on any thread, once JavaFX has started
     */
    static CompletableFuture<List<Image>> load(Executor executor) {
        return CompletableFuture.supplyAsync(() -> all().toList(), executor);
    }

    private static Image load(int size) {
        String name = "icons/tidemark-" + size + ".png";
        try (InputStream png = Objects.requireNonNull(WindowIcons.class.getResourceAsStream(name), name)) {
            return new Image(png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
