package dev.tidemark.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/** Measures the start of the program to its first painted row, taking turns with an empty window of JavaFX. */
final class StartBench {

    /** Hidden options of the window and of this command. */
    static final String UNTIL_PAINTED = "--until-painted";

    static final String EMPTY_WINDOW = "empty-window";

    private final Path file;
    private final int starts;

    /**
     * @param file the {@code $J} whose first row is waited for
     */
    StartBench(Path file, int starts) {
        this.file = file;
        this.starts = starts;
    }

    Map<String, Object> run() throws Exception {
        Passes window = new Passes(1 + starts);
        Passes empty = new Passes(1 + starts);
        for (int i = -1; i < starts; i++) {
            if (i == 0) {
                window.forget();
                empty.forget();
            }
            empty.time(() -> start("bench", EMPTY_WINDOW));
            window.time(() -> start("--simulated", UNTIL_PAINTED, file.toString()));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("starts", starts);
        figures.put("seconds", window.median());
        figures.put("leastSeconds", window.least());
        figures.put("emptyWindowSeconds", empty.median());
        figures.put("emptyWindowLeastSeconds", empty.least());
        figures.put("timesEmptyWindow", window.median() / empty.median());
        return figures;
    }

    /** Starts this program once more, and waits for its word. */
    private static boolean start(String... arguments) throws IOException {
        Process process = Relaunch.of(Relaunch.PROGRAM, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            if (!FirstPaint.WORD.equals(line)) {
                throw new IOException("it did not come to paint: " + line);
            }
            return true;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Opens a window with nothing in it. */
    static void emptyWindow() {
        Platform.startup(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new Pane(), BenchScreen.WIDTH, BenchScreen.HEIGHT));
            stage.show();
            FirstPaint.report(() -> true, () -> Runtime.getRuntime().halt(0));
        });
    }
}
