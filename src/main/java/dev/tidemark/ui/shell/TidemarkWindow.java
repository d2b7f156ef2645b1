package dev.tidemark.ui.shell;

import dev.tidemark.backend.Backend;
import dev.tidemark.capture.Source;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Snapshots;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.records.ColumnMemory;
import dev.tidemark.ui.records.RecordsView;
import dev.tidemark.ui.records.RecordsViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** Belongs to the FX thread. Puts the window together, shows it, lets it live once a frame, and takes it down. */
public final class TidemarkWindow {

    private static final long CLOSE_SECONDS = 5;

    private final ExecutorService background = Executors.newCachedThreadPool(
            task -> Thread.ofPlatform().name("tidemark-work").daemon().unstarted(task));
    private final Stage stage;
    private final Settings settings;
    private final RecordsViewModel records;
    private final ShellViewModel shell;
    private final ShellView view;
    private final AnimationTimer pulse;
    private boolean closed;

    /**
     * @param tempFolder where records beyond the heap budget go
     * @param settings what the window remembers
     */
    public TidemarkWindow(Stage stage, Backend backend, Path tempFolder, InstantSource clock, Settings settings) {
        this.stage = stage;
        this.settings = settings;
        ColumnMemory columns =
                ColumnMemory.of(() -> settings.get("columns", ""), text -> settings.put("columns", text));
        records = new RecordsViewModel(background, columns);
        shell = new ShellViewModel(backend, background, Platform::runLater, tempFolder, clock, records);
        StatusViewModel status = new StatusViewModel(shell, System::nanoTime);
        ShellActions actions = new ShellActions(
                shell, records, new StageFileChoosing(stage), background, Platform::runLater, this::say);
        ShellView.Screens screens = new ShellView.Screens(
                new Region(), new RecordsView(records), new Region(), new Region(), () -> {}, () -> {}, () -> {});
        view = new ShellView(screens, shell, records, actions, status, settings);
        view.setOnExit(this::close);
        pulse = new AnimationTimer() {
            @Override
            public void handle(long now) {
                view.pulse();
            }
        };
    }

    private void say(String text) {
        view.say(text);
    }

    /** Opens the window. */
    public void show(int width, int height, Theme theme) {
        Scene scene = new Scene(view, width, height);
        view.theme().set(theme);
        theme.apply(scene);
        view.theme().addListener((property, was, now) -> {
            now.apply(scene);
            settings.put("theme", now.name());
        });
        stage.setScene(scene);
        stage.setTitle(Messages.text("shell.title"));
        shell.currentProperty().addListener((property, was, now) -> stage.setTitle(title(now)));
        stage.setOnCloseRequest(event -> {
            event.consume();
            close();
        });
        stage.show();
        pulse.start();
    }

    private static String title(@org.jspecify.annotations.Nullable Source source) {
        return source == null ? Messages.text("shell.title") : Messages.text("shell.title.source", source.name());
    }

    /** What the window shows and does. */
    public ShellViewModel shell() {
        return shell;
    }

    public RecordsViewModel records() {
        return records;
    }

    /** The root of the window. */
    public ShellView view() {
        return view;
    }

    /**
     * Writes a picture of the window as it is.
     *
     * @return how many rows it shows
     * @throws IOException if the file cannot be written
     */
    public long picture(Path file) throws IOException {
        view.pulse();
        Snapshots.write(Snapshots.take(stage.getScene()), file);
        return records.shownProperty().get();
    }

    /** Ends the program: sources first, in the background, so that a reader that is slow to leave does not freeze it. */
    public void close() {
        close(code -> Platform.exit());
    }

    /** As {@link #close()}, and then does something with an exit code. */
    public void close(IntConsumer then) {
        if (closed) {
            return;
        }
        closed = true;
        pulse.stop();
        records.clear();
        stage.hide();
        background.execute(() -> {
            shell.close();
            shell.backend().close();
            Platform.runLater(() -> then.accept(0));
        });
        background.shutdown();
        Thread.ofPlatform().daemon().name("tidemark-last-resort").start(() -> lastResort(then));
    }

    private void lastResort(IntConsumer then) {
        try {
            if (!background.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                then.accept(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
