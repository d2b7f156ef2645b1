package dev.tidemark;

import dev.tidemark.act.SafeExit;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.StartUpRisk;
import dev.tidemark.bench.FirstPaint;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.cli.ExitCode;
import dev.tidemark.session.DataFolder;
import dev.tidemark.store.SpillLeftovers;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.shell.TidemarkWindow;
import dev.tidemark.ui.shell.WindowOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Starts JavaFX and the window in it, and takes the picture where one was asked for. */
final class WindowStart {

    private final WindowOptions options;
    private final Computer computer;
    private final boolean simulated;
    private final boolean untilPainted;
    private final boolean forPicture;

    /**
     * @param simulated whether the volumes are simulated ones, of which one may be read unasked
     * @param untilPainted whether to say when the first row is painted, and end
     */
    WindowStart(WindowOptions options, Computer computer, boolean simulated, boolean untilPainted) {
        this.options = options;
        this.computer = computer;
        this.simulated = simulated;
        this.untilPainted = untilPainted;
        this.forPicture = options.screenshot() != null && !untilPainted;
    }

    /** Opens the window and returns; the JVM goes on until the window is closed. */
    int run() {
        Path temp = computer.host().temporaryFolder();
        try {
            SpillLeftovers.removeFrom(temp);
        } catch (IOException e) {
            // Nothing depends on it: they are tried again at the next start.
        }
        VolumeFacts first = firstVolume();
        Optional<Boolean> dark = computer.host().prefersDark();
        List<StartUpRisk> risks = computer.host().startUpRisks();
        Platform.startup(() -> open(temp, first, dark, risks));
        return WindowCommand.STAYS_OPEN;
    }

    /** The volume to read at once: the one asked for; else, without files to open, the simulator's busy one. */
    private @Nullable VolumeFacts firstVolume() {
        try {
            List<VolumeFacts> volumes = computer.backend().volumes();
            String wanted = options.volume();
            if (wanted != null) {
                return volumes.stream()
                        .filter(volume -> volume.name().equalsIgnoreCase(wanted)
                                || volume.id().equalsIgnoreCase(wanted))
                        .findFirst()
                        .orElse(null);
            }
            return simulated && options.files().isEmpty() && options.tables().isEmpty()
                    ? volumes.stream()
                            .filter(VolumeFacts::journalCapable)
                            .skip(1)
                            .findFirst()
                            .orElse(null)
                    : null;
        } catch (Win32Exception e) {
            return null;
        }
    }

    private void open(Path temp, @Nullable VolumeFacts volume, Optional<Boolean> dark, List<StartUpRisk> risks) {
        Settings settings = forPicture || untilPainted ? Settings.inMemory() : Settings.ofUser();
        TidemarkWindow window = new TidemarkWindow(new Stage(), computer, temp, InstantSource.system(), settings);
        SafeExit.watch(window.acts().held(), window::tell);
        boolean forAPerson = !forPicture && !untilPainted;
        if (forAPerson && !options.sized()) {
            window.putBack();
        }
        if (forAPerson) {
            Path data = DataFolder.ofUser();
            window.keepMarks(data);
            window.keepFilters(data);
            window.keepSessions(data);
        }
        show(window, settings.get(Theme.SETTING, Theme.SYSTEM), dark);
        window.warn(risks);
        if (forAPerson && simulated) {
            window.tellSimulated();
        }
        window.shell().open(options.files(), options.tables());
        if (volume != null) {
            window.shell().read(volume, ReadOptions.DEFAULT);
        }
        if (untilPainted) {
            FirstPaint.report(
                    () -> window.records().shownProperty().get() > 0,
                    () -> Runtime.getRuntime().halt(0));
        }
        if (forPicture) {
            PauseTransition wait =
                    new PauseTransition(Duration.millis(options.after().toMillis()));
            // A dialog cannot be waited for inside an animation.
            wait.setOnFinished(event -> Platform.runLater(() -> takePicture(window)));
            wait.play();
        }
    }

    /** What is remembered may be damaged: that is no reason not to start. */
    private void show(TidemarkWindow window, String remembered, Optional<Boolean> dark) {
        Theme theme = options.theme();
        boolean follows = theme == null && remembered.equals(Theme.SYSTEM);
        Theme system = dark.orElse(false) ? Theme.DARK : Theme.LIGHT;
        Theme chosen = Theme.named(remembered).orElse(system);
        window.show(options.width(), options.height(), theme != null ? theme : chosen);
        if (follows && dark.isPresent()) {
            window.followSystemTheme();
        }
        if (!remembered.equals(Theme.SYSTEM) && Theme.named(remembered).isEmpty()) {
            window.sayForgotten(Theme.SETTING);
        }
    }

    private void takePicture(TidemarkWindow window) {
        Path file = Objects.requireNonNull(options.screenshot()).toAbsolutePath();
        Problem problem = window.shell().problemProperty().get();
        if (problem != null && !options.files().isEmpty()) {
            ErrorLines.say(System.err, problem.line());
            window.close(ignored -> System.exit(ExitCode.FAILED));
            return;
        }
        if (options.everyScreen()) {
            window.openEveryScreen();
        }
        String wrong = unread(window);
        try {
            long rows = window.picture(file);
            String why = options.noDisplay() ? Messages.text("window.screenshot.noDisplay") : "";
            System.out.println(Messages.text("window.screenshot", rows, file, why));
        } catch (IOException e) {
            wrong = Objects.toString(e.getMessage(), e.toString());
        }
        if (wrong != null) {
            ErrorLines.say(System.err, wrong);
        }
        int code = wrong == null ? ExitCode.OK : ExitCode.FAILED;
        window.close(ignored -> System.exit(code));
    }

    /** Why what was opened is not shown, or not as a whole; {@code null} when it is. */
    private @Nullable String unread(TidemarkWindow window) {
        Source source = window.shell().currentProperty().get();
        Problem problem = source == null || options.files().isEmpty()
                ? null
                : source.state().problem();
        return problem == null ? null : problem.line();
    }
}
