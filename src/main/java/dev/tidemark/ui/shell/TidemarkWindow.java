package dev.tidemark.ui.shell;

import dev.tidemark.act.Acts;
import dev.tidemark.act.OwnFolders;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.StartUpRisk;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.field.Citation;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ClosingQuestion;
import dev.tidemark.ui.calls.DeviceCallsViewModel;
import dev.tidemark.ui.common.DialogCommands;
import dev.tidemark.ui.common.FileChoosing;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Snapshots;
import dev.tidemark.ui.common.StageFileChoosing;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.filter.FilterView;
import dev.tidemark.ui.filter.FilterViewModel;
import dev.tidemark.ui.filter.SourceFilter;
import dev.tidemark.ui.inspector.InspectorView;
import dev.tidemark.ui.inspector.InspectorViewModel;
import dev.tidemark.ui.records.ColumnMemory;
import dev.tidemark.ui.records.RecordsView;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.ui.volumes.ReadOptionsView;
import dev.tidemark.ui.volumes.VolumesView;
import dev.tidemark.ui.volumes.VolumesViewModel;
import dev.tidemark.usn.RecordLayouts;
import dev.tidemark.view.ShownView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Puts the window together, shows it, lets it live once a frame, and takes it down. Belongs to the FX thread. */
public final class TidemarkWindow {

    private static final long CLOSE_SECONDS = 5;

    /** Of these, what work that was cancelled may take to leave. */
    private static final long LEAVE_SECONDS = 2;

    /** In a picture this many rows stand below the one that the inspector shows. */
    private static final long ROWS_BELOW_PICTURED = 8;

    /** And the field of this byte is chosen, so that the picture shows how fields and bytes belong together. */
    private static final int USN_IN_V3 = RecordLayouts.V3.offset("Usn");

    /** Where the system heeds priorities, as Windows does, a filter on all processors leaves the window its turn. */
    private final ExecutorService background = Executors.newCachedThreadPool(task -> Thread.ofPlatform()
            .name("tidemark-work")
            .daemon()
            .priority(Thread.NORM_PRIORITY - 1)
            .unstarted(task));

    private final BackgroundTasks tasks;
    private final Stage stage;
    private final Computer computer;
    private final Settings settings;
    private final ShownView shown;
    private final RecordsViewModel records;
    private final ShellViewModel shell;
    private final ShellView view;
    private final FilterViewModel filter;
    private final FilterView filterView;
    private final InspectorViewModel inspector;
    private final VolumesViewModel volumes;
    private final DeviceCallsPane logPane;
    private final Acts acts;
    private final ShellActs shellActs;
    private final SystemTheme systemTheme;
    private final AnimationTimer pulse;
    private boolean closed;

    /**
     * @param tempFolder where records beyond the heap budget go
     * @param settings what the window remembers
     */
    public TidemarkWindow(Stage stage, Computer computer, Path tempFolder, InstantSource clock, Settings settings) {
        this(stage, computer, tempFolder, clock, settings, new StageFileChoosing(stage));
    }

    /**
     * @param files asks for files and folders
     */
    public TidemarkWindow(
            Stage stage,
            Computer computer,
            Path tempFolder,
            InstantSource clock,
            Settings settings,
            FileChoosing files) {
        this.stage = stage;
        this.computer = computer;
        this.settings = settings;
        tasks = new BackgroundTasks(background, this::tell);
        ColumnMemory columns =
                ColumnMemory.of(() -> settings.get("columns", ""), text -> settings.put("columns", text));
        FieldRegistry fields = FieldRegistry.standard();
        shown = new ShownView(tasks);
        records = new RecordsViewModel(fields, shown, tasks, columns);
        DeviceCallLog log = new DeviceCallLog(clock);
        Backend traced = log.traced(computer.backend());
        shell = new ShellViewModel(traced, computer.host(), tasks, tempFolder, clock, shown, records);
        acts = new Acts(computer, log, shell::liveSources, OwnFolders.with(tempFolder));
        ActContext actContext =
                new ActContext(stage, acts, tasks, files, to -> shell.jump(to.volume(), to.usn()), this::say);
        StatusViewModel status = new StatusViewModel(shell, System::nanoTime);
        ShellActions actions = new ShellActions(shell, records, files, tasks, this::say);
        filter = new FilterViewModel();
        inspector = new InspectorViewModel(fields);
        volumes = new VolumesViewModel(traced, acts.held().quiet(), tasks, clock);
        VolumesView volumesView = new VolumesView(volumes);
        InspectorView inspectorView = new InspectorView(inspector);
        filterView = new FilterView(filter);
        RecordsView table = new RecordsView(records);
        logPane = new DeviceCallsPane(acts, fields, shell, records, inspector, actions, settings, tasks, this::say);
        shellActs = new ShellActs(actContext, shell);
        List<Command> commands = Stream.of(
                        shellActs.commands(volumesView, table, settings),
                        table.commands(),
                        inspectorView.commands(),
                        volumesView.commands(),
                        filterView.commands(),
                        logPane.commands(),
                        DialogCommands.all())
                .flatMap(List::stream)
                .toList();
        ShellView.Screens screens = new ShellView.Screens(
                volumesView,
                table,
                inspectorView,
                logPane,
                filterView,
                filterView::focusName,
                () -> readWith(volumesView.chosen()),
                () -> new ShellExport(fields, shell, actions, tasks).run(),
                commands);
        view = new ShellView(
                screens, shell, records, actions, status, new TasksViewModel(tasks, System::nanoTime), settings);
        connect(volumesView, table);
        shellActs.connect(view);
        EmptyTableHelp.connect(shell, records, table, filter, shellActs, actions::open);
        systemTheme = new SystemTheme(computer.host(), tasks, view.systemTheme(), view.theme());
        view.setOnExit(this::requestClose);
        pulse = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulse();
            }
        };
    }

    private void connect(VolumesView volumesView, RecordsView table) {
        volumesView.setOnRead(volume -> shell.open(volume, asked(ReadOptions.DEFAULT)));
        volumesView.setOnReadWith(this::readWith);
        volumesView.setOnShowFile(shell::show);
        volumesView.setOnCloseFile(shell::close);
        records.setOrigins(row -> {
            Source source = shell.currentProperty().get();
            return source == null ? Citation.Origin.UNKNOWN : Citations.origin(source, row);
        });
        table.setOnFilterName(filter.nameProperty()::set);
        table.setOnFilterFileId(filter.fileProperty()::set);
        table.setOnFilterDirectory(filter.record()::showOnlyIn);
        shell.filterProperty().bind(filter.specProperty());
        shell.currentProperty().addListener((property, was, now) -> {
            filter.liveProperty().set(now != null && now.reading() != null);
            ask(filter.sourceProperty().get());
        });
        filter.sourceProperty().addListener((property, was, now) -> ask(now));
    }

    private void ask(SourceFilter asked) {
        shell.ask(asked.reasonMask(), asked.onlyOnClose());
    }

    private void readWith(@Nullable VolumeFacts chosen) {
        VolumeFacts volume = shellActs.volumeToActOn(chosen);
        if (volume == null) {
            say(Messages.text("shell.chooseVolume"));
            return;
        }
        ReadOptionsView.ask(stage, volume.name()).ifPresent(options -> shell.read(volume, asked(options)));
    }

    /** What the filter asks of the volume goes with every way to read it. */
    private ReadOptions asked(ReadOptions options) {
        SourceFilter asked = filter.sourceProperty().get();
        return options.asking(asked.reasonMask(), asked.onlyOnClose());
    }

    /** What the window does in each frame; by itself once it is shown. */
    public void pulse() {
        tasks.pulse();
        filter.pulse();
        volumes.pulse();
        volumes.show(shell.sources(), shell.currentProperty().get());
        view.pulse();
        systemTheme.pulse(System.nanoTime());
        filter.found(shown.held(), shown.hidesEveryRecord());
        long lead = records.leadRecordProperty().get();
        if (shown.hides(lead)) {
            inspector.hide();
        } else {
            inspector.show(shell.currentProperty().get(), lead);
        }
        logPane.pulse();
        shellActs.pulse();
    }

    private void say(String text) {
        view.say(text);
    }

    private void tell(Problem problem) {
        shell.problemProperty().set(problem);
    }

    /** Opens the window. */
    public void show(int width, int height, Theme theme) {
        Scene scene = new Scene(view, width, height);
        view.theme().set(theme);
        theme.apply(scene);
        view.theme().addListener((property, was, now) -> {
            now.apply(scene);
            remember(now);
        });
        view.systemTheme()
                .addListener((property, was, now) -> remember(view.theme().get()));
        stage.setScene(scene);
        stage.setTitle(Messages.text("shell.title"));
        WindowIcons.all().forEach(stage.getIcons()::add);
        shell.currentProperty().addListener((property, was, now) -> stage.setTitle(title(now)));
        stage.setOnCloseRequest(event -> {
            event.consume();
            requestClose();
        });
        stage.show();
        pulse.start();
    }

    private void remember(Theme theme) {
        settings.put(Theme.SETTING, view.systemTheme().get() ? Theme.SYSTEM : theme.name());
    }

    /** Lets the theme follow the one that the user chose for all programs. */
    public void followSystemTheme() {
        view.systemTheme().set(true);
    }

    /** Says what about this elevated start others can decide, and lets no act begin until that was confirmed. */
    public void warn(List<StartUpRisk> concerns) {
        if (!concerns.isEmpty()) {
            acts.gate().close();
            view.warn(new SafetyBar(concerns, acts.gate()::open));
        }
    }

    private static String title(@Nullable Source source) {
        return source == null ? Messages.text("shell.title") : Messages.text("shell.title.source", source.title());
    }

    /** Leaves it to the caller to call {@link #pulse} in each frame: so that it can be measured. */
    public void letCallerPulse() {
        pulse.stop();
    }

    /** What the window shows and does. */
    public ShellViewModel shell() {
        return shell;
    }

    public RecordsViewModel records() {
        return records;
    }

    /** The filter as it is set. */
    public FilterViewModel filter() {
        return filter;
    }

    public InspectorViewModel inspector() {
        return inspector;
    }

    /** What is done to volumes, what is kept on them, and the log of it. */
    public Acts acts() {
        return acts;
    }

    /** What runs in the background. */
    public BackgroundTasks tasks() {
        return tasks;
    }

    /** The device calls. */
    public DeviceCallsViewModel log() {
        return logPane.model();
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
        pulse();
        if (records.leadRecordProperty().get() < 0) {
            records.goToRow(Math.max(0, records.shownProperty().get() - ROWS_BELOW_PICTURED));
            pulse();
            inspector.chooseByte(USN_IN_V3);
            pulse();
        }
        Snapshots.write(Snapshots.take(stage.getScene()), file);
        return records.shownProperty().get();
    }

    /**
     * Opens every screen once and closes it again. For a test of the packaged program: an error between modules shows only
     * when a class is used.
     */
    public void openEveryScreen() {
        Timeline closing = new Timeline(new KeyFrame(
                Duration.millis(200),
                event -> List.copyOf(Window.getWindows()).stream()
                        .filter(open -> open != stage)
                        .forEach(Window::hide)));
        closing.setCycleCount(Animation.INDEFINITE);
        closing.play();
        filterView.showReasons();
        shellActs.openEach(settings);
        ReadOptionsView.ask(stage, "D:");
        view.showAbout();
        view.showKeys();
        view.askGoTo();
        say("");
        closing.stop();
    }

    /** Ends the program, unless Tidemark holds something and the user wants to keep it. */
    private void requestClose() {
        // Not at once: what asks for it may be a pulse, in which a dialog cannot be waited for.
        Platform.runLater(() -> {
            if (!closed && ClosingQuestion.mayClose(stage, acts.held().all())) {
                close();
            }
        });
    }

    /** Tells of a failure that nobody expected; everything that was held is given back. Safe from any thread. */
    public void tell(Throwable failure) {
        Platform.runLater(() -> say(Messages.text("shell.uncaught", failure.toString())));
    }

    /** Ends the program: what is held first, then sources, in the background, so that a reader that is slow to leave does not freeze it. */
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
        shown.show(null);
        // Hiding the last window would end the FX thread, on which the end of closing is told.
        Platform.setImplicitExit(false);
        stage.hide();
        tasks.close();
        List<BackgroundTask> leaving = tasks.leaving();
        background.execute(() -> {
            acts.held().releaseAll();
            shell.close();
            awaitEnd(leaving);
            computer.close();
            Platform.runLater(() -> then.accept(0));
        });
        background.shutdown();
        Thread.ofPlatform().daemon().name("tidemark-last-resort").start(() -> lastResort(then));
    }

    /** What was being written is cleared away first. */
    private static void awaitEnd(List<BackgroundTask> leaving) {
        try {
            BackgroundTasks.await(leaving, LEAVE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
