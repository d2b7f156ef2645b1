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
import dev.tidemark.field.FieldRegistry;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

    /**
     * Starts JavaFX beside what the caller does meanwhile.
     *
     * @return fails where no window can be opened
     */
    static CompletableFuture<Void> toolkit() {
        return CompletableFuture.runAsync(
                () -> Platform.startup(() -> {}),
                task -> Thread.ofPlatform().name("tidemark-toolkit").start(task));
    }

    /**
     * Opens the window and returns; the JVM goes on until the window is closed.
     *
     * @param toolkit is done when JavaFX has started
     * @return the exit code, {@link WindowCommand#STAYS_OPEN} for none yet
     */
    int run(CompletableFuture<Void> toolkit) {
        Path temp = computer.host().temporaryFolder();
        try {
            SpillLeftovers.removeFrom(temp);
        } catch (IOException e) {
            // Nothing depends on it: they are tried again at the next start.
        }
        VolumeFacts first = firstVolume();
        Optional<Boolean> dark = computer.host().prefersDark();
        List<StartUpRisk> risks = computer.host().startUpRisks();
        // JavaFX is not there yet; what the window needs in any case is made ready meanwhile.
        FieldRegistry.standard();
        try {
            toolkit.join();
        } catch (CompletionException e) {
            ErrorLines.say(System.err, Messages.text("window.cannotOpen", Objects.requireNonNullElse(e.getCause(), e)));
            return ExitCode.FAILED;
        }
        Platform.runLater(() -> open(temp, first, dark, risks));
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
        String remembered = settings.get(Theme.SETTING, Theme.SYSTEM);
        Theme theme = theme(remembered, dark);
        theme.begin();
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
        // Records are read while the window is put on the screen.
        window.shell().open(options.files(), options.tables());
        if (volume != null) {
            window.shell().read(volume, ReadOptions.DEFAULT);
        }
        show(window, theme, remembered, dark.isPresent());
        window.warn(risks);
        if (forAPerson && simulated) {
            window.tellSimulated();
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
    private Theme theme(String remembered, Optional<Boolean> dark) {
        Theme asked = options.theme();
        Theme system = dark.orElse(false) ? Theme.DARK : Theme.LIGHT;
        return asked != null ? asked : Theme.named(remembered).orElse(system);
    }

    private void show(TidemarkWindow window, Theme theme, String remembered, boolean systemHasOne) {
        if (forPicture) {
            // It is of the whole window, however soon it is taken.
            window.show(options.width(), options.height(), theme);
        } else {
            window.showRecordsFirst(options.width(), options.height(), theme);
        }
        if (options.theme() == null && systemHasOne && remembered.equals(Theme.SYSTEM)) {
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
