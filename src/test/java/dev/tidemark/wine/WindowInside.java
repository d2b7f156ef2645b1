package dev.tidemark.wine;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.StartUpRisk;
import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.TestDriver;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Snapshots;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.shell.TidemarkWindow;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/** For tests inside Windows: the real window over the native backend, what it shows, and pictures of the display. */
final class WindowInside implements AutoCloseable {

    static final String VOLUME = "U:";

    /** How far a volume's journal reaches back, as a whole text of its own. */
    static final String REACH = "(\\d+ (s|min|days)|\\d+ h \\d+ min) back";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PICTURES = Path.of(System.getProperty("tidemark.pictures", "."));

    final WindowsBackend backend = new WindowsBackend();
    final TestDriver driver;
    final TidemarkWindow window;

    WindowInside() throws Exception {
        // A backend of its own: the window closes the one it was given, and with it all its handles.
        driver = new TestDriver(new WindowsBackend());
        driver.reset();
        driver.rate(0, 0);
        startJavaFx();
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        window = onFx(() -> {
            TidemarkWindow shown =
                    new TidemarkWindow(new Stage(), backend, temp, InstantSource.system(), Settings.inMemory());
            shown.show(1400, 860, Theme.LIGHT);
            return shown;
        });
    }

    private static void startJavaFx() {
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException alreadyStarted) {
            Platform.setImplicitExit(false);
        }
    }

    static <T> T onFx(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS);
    }

    static void doOnFx(Runnable action) throws Exception {
        onFx(() -> {
            action.run();
            return true;
        });
    }

    /** Of a volume that answered: it has two seconds to do so whenever it is asked. */
    VolumeFacts facts(String volume) throws Exception {
        AtomicReference<VolumeFacts> found = new AtomicReference<>();
        until(volume + " answers", () -> {
            found.set(backend.volumes().stream()
                    .filter(facts -> facts.id().equals(volume))
                    .findFirst()
                    .orElseThrow());
            return found.get().state() != VolumeFacts.State.NOT_ANSWERING;
        });
        return found.get();
    }

    /** Reads a volume and waits until the source is there. */
    LiveSource read(String volume) throws Exception {
        VolumeFacts facts = facts(volume);
        doOnFx(() -> window.shell().read(facts, ReadOptions.DEFAULT));
        return (LiveSource)
                Objects.requireNonNull(window.shell().currentProperty().get());
    }

    /** Warns of what others could change about this elevated start, as the program does. */
    void warn() throws Exception {
        List<StartUpRisk> concerns = backend.host().startUpRisks();
        doOnFx(() -> window.warn(concerns));
    }

    long shown() throws Exception {
        return onFx(() -> window.records().shownProperty().get());
    }

    void until(String what, Await.Condition condition) throws Exception {
        until(() -> what, condition);
    }

    /** Waits for a condition; what is said when it does not come is asked then. */
    void until(Supplier<String> what, Await.Condition condition) throws Exception {
        if (!Await.within(PATIENCE, condition)) {
            throw new AssertionError(what.get() + "; the window shows: " + texts());
        }
    }

    /** Waits until the window shows all these texts, or words within them. */
    void untilShown(String... words) throws Exception {
        for (String word : words) {
            until("waiting for \"" + word + "\"", () -> texts().contains(word));
        }
    }

    /** Waits until the window shows a text that a pattern matches as a whole. */
    void untilMatched(String pattern) throws Exception {
        until("waiting for /" + pattern + "/", () -> texts().lines().anyMatch(text -> text.matches(pattern)));
    }

    /** Everything that can be read in any window now. */
    static String texts() throws Exception {
        return onFx(() -> {
            List<String> texts = new ArrayList<>();
            Window.getWindows().stream()
                    .filter(open -> open.isShowing() && open.getScene() != null)
                    .forEach(open -> collect(open.getScene().getRoot(), texts));
            return texts.stream().distinct().collect(Collectors.joining("\n"));
        });
    }

    private static void collect(Node node, List<String> texts) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            texts.add(labeled.getText());
        } else if (node instanceof Text text) {
            texts.add(text.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }

    /** A picture of the whole display, as its user sees it. */
    void picture(String name) throws Exception {
        // What is shown was told a pulse ago; the next ones paint it.
        Await.aMoment(Duration.ofMillis(700), "pulses that paint");
        BufferedImage picture = onFx(() -> {
            Rectangle2D screen = Screen.getPrimary().getBounds();
            WritableImage image = new Robot().getScreenCapture(null, screen);
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            int[] pixels = new int[width * height];
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            copy.setRGB(0, 0, width, height, pixels, 0, width);
            return copy;
        });
        Snapshots.write(picture, PICTURES.resolve("window-" + name + ".png"));
    }

    /** Closes the window as its user would, and waits until every handle is closed. */
    @Override
    public void close() throws Exception {
        driver.rate(0, 0);
        doOnFx(() -> window.close(code -> {}));
        until("every handle is closed", () -> driver.volumeHandles() == 0 && driver.waitingCalls() == 0);
        driver.close();
    }
}
