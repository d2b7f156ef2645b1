package dev.tidemark.ui.shell;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.field.Citation;
import dev.tidemark.session.MarksFile;
import dev.tidemark.session.RecordMark;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;

/** A window in which somebody filters and marks on and on. Arguments: a folder, and the {@code $J} to open. */
final class WindowKeepsOn {

    private static final Duration MARK_EVERY = Duration.millis(50);
    private static final int MARKS_TO_A_FILTER = 200;

    private static int number;

    private WindowKeepsOn() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        Platform.startup(() -> open(folder, Path.of(args[1])));
    }

    private static void open(Path folder, Path journal) {
        TidemarkWindow window = new TidemarkWindow(
                new Stage(),
                SimulatedBackend.standard(3, InstantSource.system()),
                folder,
                InstantSource.system(),
                Settings.inMemory());
        window.keepMarks(folder.resolve("data"));
        window.keepSessions(folder.resolve("data"));
        window.show(800, 600, Theme.LIGHT);
        window.shell().open(List.of(journal), List.of());
        Timeline on = new Timeline(new KeyFrame(MARK_EVERY, event -> goOn(window, folder)));
        on.setCycleCount(Animation.INDEFINITE);
        on.play();
    }

    private static void goOn(TidemarkWindow window, Path folder) {
        number++;
        if (number % MARKS_TO_A_FILTER == 1) {
            window.filter().replace("name ~ " + number);
        }
        Citation record = Citation.parse("usn" + 8L * number + "-1f0c29d4b7a3").orElseThrow();
        try {
            new MarksFile(folder.resolve("data"))
                    .write(List.of(new RecordMark(record, "n", 5, "", "note " + number)), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
