package dev.tidemark.bench;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.shell.TidemarkWindow;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The real window over a simulated volume, driven by a thread of the measurement's own, whose pulses the measurement makes. */
final class MeasuredWindow {

    /** Timeout 0: a wait ends with the first byte, so data flows evenly. */
    private static final ReadOptions FLOWING = new ReadOptions(
            ReadOptions.Start.OLDEST,
            0,
            ReadOptions.DEFAULT.journalId(),
            ReadOptions.Versions.OFFERED,
            -1,
            false,
            1,
            0);

    private final SimulatedBackend backend;
    private final String volume;
    private @Nullable TidemarkWindow window;
    private @Nullable LiveReading live;

    MeasuredWindow(SimulatedBackend backend, String volume) {
        this.backend = backend;
        this.volume = volume;
    }

    /** Starts the window system, and shows the window. */
    void open() throws Exception {
        CompletableFuture<TidemarkWindow> opened = new CompletableFuture<>();
        Platform.startup(() -> {
            TidemarkWindow fresh = new TidemarkWindow(
                    new Stage(), backend, Sample.tempFolder(), InstantSource.system(), Settings.inMemory());
            fresh.show(BenchScreen.WIDTH, BenchScreen.HEIGHT, Theme.LIGHT);
            fresh.letCallerPulse();
            opened.complete(fresh);
        });
        window = opened.get();
    }

    /** Begins to read the volume, from its oldest record. */
    LiveReading read() throws Exception {
        onFx(() -> shown().shell().read(backend.volume(volume).facts(), FLOWING));
        Source source = Objects.requireNonNull(shown().shell().currentProperty().get());
        live = Objects.requireNonNull(source.reading());
        return live;
    }

    /** Waits until what was logged so far was read. */
    void catchUp() throws InterruptedException {
        while (live().nextUsn() < backend.volume(volume).journal().nextUsn()) {
            Thread.sleep(1);
        }
    }

    TidemarkWindow shown() {
        return Objects.requireNonNull(window, "it was opened");
    }

    LiveReading live() {
        return Objects.requireNonNull(live, "it reads");
    }

    /** Unfolds timeline and statistics, or folds them away. */
    void counting() throws Exception {
        run("view.timeline");
        run("view.statistics");
    }

    /** Does what a person would with a command's key, if it can be done now. */
    void run(String id) throws Exception {
        onFx(() -> {
            Command command = shown().view().commands().get(id);
            if (command.isEnabled()) {
                command.run();
            }
        });
    }

    /** Gives the filter another text. For the FX thread. */
    void filter(String text) {
        shown().filter().textProperty().set(text);
        shown().filter().take();
    }

    /** Does something on the FX thread, and waits until it is done; what it throws is thrown here. */
    void onFx(Runnable action) throws Exception {
        CompletableFuture.runAsync(action, Platform::runLater).get();
    }

    /** Closes the window, which gives the disk back what the store took: gigabytes. */
    void close() throws Exception {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        Platform.runLater(() -> shown().close(closed::complete));
        closed.get();
    }
}
