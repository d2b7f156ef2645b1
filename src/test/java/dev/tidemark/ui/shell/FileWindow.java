package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.ui.common.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** The window of a test that opens files in it, and says which one is chosen when it asks for one; nothing is left open behind it. */
final class FileWindow {

    final Settings settings = Settings.inMemory();
    final ChosenFiles files = new ChosenFiles();
    final TidemarkWindow window;

    private final SimulatedBackend backend = SimulatedBackend.standard(3, InstantSource.system());

    /**
     * Makes it, and does not show it yet.
     *
     * @param folder for what it writes
     */
    FileWindow(Stage stage, Path folder) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), settings, files);
        window.setOnEnd(() -> {});
    }

    /** Opens a file, and waits until so many rows are shown. */
    void open(Path file, int rows) {
        onFx(() -> window.shell().open(List.of(file), List.of()));
        until(() -> window.records().shownProperty().get() == rows);
    }

    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }
}
