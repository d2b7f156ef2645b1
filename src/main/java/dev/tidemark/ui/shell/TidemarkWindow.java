package dev.tidemark.ui.shell;

import dev.tidemark.act.Acts;
import dev.tidemark.act.OwnFolders;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.StartUpRisk;
import dev.tidemark.capture.MergedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.field.Citation;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.FilterEdit;
import dev.tidemark.history.LifeFields;
import dev.tidemark.session.HighlightFields;
import dev.tidemark.session.Highlights;
import dev.tidemark.session.HighlightsFile;
import dev.tidemark.session.MarkFields;
import dev.tidemark.session.Marks;
import dev.tidemark.session.MarksFile;
import dev.tidemark.session.Presets;
import dev.tidemark.session.PresetsFile;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.calls.DeviceCallsViewModel;
import dev.tidemark.ui.common.CopiedText;
import dev.tidemark.ui.common.DialogCommands;
import dev.tidemark.ui.common.FileChoosing;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.StageFileChoosing;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.export.ExportDialog;
import dev.tidemark.ui.filter.AddedFilter;
import dev.tidemark.ui.filter.FilterView;
import dev.tidemark.ui.filter.FilterViewModel;
import dev.tidemark.ui.highlights.HighlightsView;
import dev.tidemark.ui.highlights.HighlightsViewModel;
import dev.tidemark.ui.inspector.InspectorView;
import dev.tidemark.ui.inspector.InspectorViewModel;
import dev.tidemark.ui.inspector.WordsViewModel;
import dev.tidemark.ui.marks.MarkDialog;
import dev.tidemark.ui.marks.MarksView;
import dev.tidemark.ui.marks.MarksViewModel;
import dev.tidemark.ui.presets.PresetsView;
import dev.tidemark.ui.presets.PresetsViewModel;
import dev.tidemark.ui.records.ColumnMemory;
import dev.tidemark.ui.records.ColumnState;
import dev.tidemark.ui.records.RecordsView;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.ui.sessions.SessionsViewModel;
import dev.tidemark.ui.volumes.ReadOptionsView;
import dev.tidemark.ui.volumes.VolumesView;
import dev.tidemark.ui.volumes.VolumesViewModel;
import dev.tidemark.view.ShownView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Puts the window together, shows it, lets it live once a frame, and takes it down. Belongs to the FX thread. */
public final class TidemarkWindow {

    private static final String COLUMNS = "columns";
    private static final long CLOSE_SECONDS = 5;

    /** Of these, what work that was cancelled may take to leave. */
    private static final long LEAVE_SECONDS = 2;

    /** Where the system heeds priorities, as Windows does, a filter of a file on all processors leaves the window its turn. */
    private final ExecutorService background = Executors.newCachedThreadPool(task -> Thread.ofPlatform()
            .name("tidemark-work")
            .daemon()
            .priority(Thread.NORM_PRIORITY - 1)
            .unstarted(task));

    private final BackgroundTasks tasks;
    private final Stage stage;
    private final Computer computer;
    private final Settings settings;
    private final FieldRegistry fields;
    private final ShownView shown;
    private final RecordsViewModel records;
    private final Marks marks = new Marks();
    private final Highlights highlights = new Highlights();
    private final SourceNames names = new SourceNames();
    private final MarksViewModel marking;
    private final MarksView marksView;
    private final ShellViewModel shell;
    private final ShellView view;
    private final FilterViewModel filter;
    private final FilterView filterView;
    private final PresetsViewModel presets;
    private final HighlightsViewModel rules;
    private final FilterRenewal renewal;
    private final VolumeReading reading;
    private final InspectorViewModel inspector;
    private final VolumesViewModel volumes;
    private final DeviceCallsPane logPane;
    private final TimelinePane timeline;
    private final StatisticsPane statistics;
    private final LivesPane lives;
    private final Acts acts;
    private final ShellActs shellActs;
    private final SystemTheme systemTheme;
    private final MessagesViewModel messages = new MessagesViewModel(System::nanoTime);
    private final TableNotes tableNotes = new TableNotes(messages::tell, System::nanoTime);
    private final ShellActions actions;
    private final WindowFrame frame;
    private final WindowLeaving leaving;
    private final WindowSessions sessions;
    private final KeptPlace keptPlace;
    private final StoryWindows stories;
    private final AnimationTimer pulse;
    private Runnable onEnd = Platform::exit;
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
        CompletableFuture<List<Image>> icons = WindowIcons.load(background);
        ColumnMemory columns = ColumnMemory.of(() -> settings.get(COLUMNS, ""), text -> settings.put(COLUMNS, text));
        FieldRegistry alone = names.in(HighlightFields.in(MarkFields.in(FieldRegistry.standard(), marks), highlights));
        // The table says the other name of a rename beside the name, and looks for it when a row is shown.
        fields = LifeFields.ofRecords(alone);
        shown = new ShownView(tasks);
        records = new RecordsViewModel(alone, shown, tasks, columns);
        records.setMarks(marks);
        records.setHighlights(highlights);
        marking = new MarksViewModel(marks, tasks, messages::say);
        marksView = new MarksView(marking);
        DeviceCallLog log = new DeviceCallLog(clock);
        Backend traced = log.traced(computer.backend());
        shell = new ShellViewModel(traced, computer.host(), tasks, tempFolder, clock, shown, records);
        shell.setOnEntered(names::enter);
        acts = new Acts(computer, log, shell::liveSources, OwnFolders.with(tempFolder));
        ActContext actContext =
                new ActContext(stage, acts, tasks, files, to -> shell.jump(to.volume(), to.usn()), messages::say);
        actions = new ShellActions(shell, records, files, tasks, messages, marks);
        filter = new FilterViewModel(fields, tasks);
        presets = new PresetsViewModel(fields, filter, tasks, messages::say, this::tell);
        rules = new HighlightsViewModel(highlights, fields, tasks, messages::say, this::tell);
        renewal = new FilterRenewal(filter, marks, highlights);
        reading = new VolumeReading(shell, filter);
        inspector = new InspectorViewModel(fields, new WordsViewModel(tasks, System::nanoTime));
        volumes = new VolumesViewModel(traced, acts.held(), tasks, clock);
        VolumesView volumesView = new VolumesView(volumes);
        InspectorView inspectorView = new InspectorView(inspector);
        filterView = new FilterView(filter);
        FiltersHost host = new FiltersHost(stage, actions, this::view);
        PresetsView presetsView = new PresetsView(presets, host);
        filterView.setBeside(presetsView.star(), presetsView.quiet());
        HighlightsView rulesView =
                new HighlightsView(rules, host, () -> filter.textProperty().get());
        RecordsView table = new RecordsView(records);
        lives = new LivesPane(fields, shown, records, table, tasks, settings);
        lives.setMarks(marks, highlights);
        logPane = new DeviceCallsPane(
                acts, fields, shell, records, inspector, lives, actions, settings, tasks, messages::say);
        timeline = new TimelinePane(shell, records, filter, marks, acts.history(), tasks, settings, messages::say);
        statistics = new StatisticsPane(fields, shell, records, filter, actions, tasks, clock, settings, messages::say);
        shellActs = new ShellActs(actContext, shell, volumes::newest);
        keptPlace = new KeptPlace(shell, records);
        sessions = new WindowSessions(shell, actions, tasks, messages, volumes, clock);
        stories = new StoryWindows(stage, shell, records, actions, marks, tasks, this::showKeys);
        List<Command> commands = Stream.of(
                        shellActs.commands(volumesView, table, settings),
                        lives.commands(),
                        inspectorView.commands(),
                        volumesView.commands(),
                        filterView.commands(),
                        logPane.commands(),
                        new CommandLineCopy(shell, acts.faults().isPresent(), CopiedText::toClipboard, messages::say)
                                .commands(),
                        marksView.commands(),
                        presetsView.commands(),
                        rulesView.commands(),
                        sessions.commands(),
                        timeline.commands(),
                        statistics.commands(),
                        stories.commands(),
                        DialogCommands.all())
                .flatMap(List::stream)
                .toList();
        ShellView.Models models = models();
        ShellView.Screens screens = new ShellView.Screens(
                volumesView,
                lives,
                start(models.start()),
                inspectorView,
                logPane,
                timeline,
                statistics,
                marksView,
                filterView,
                filterView::focusName,
                () -> readWith(volumesView.chosen()),
                this::export,
                actions::openFolder,
                commands);
        view = new ShellView(screens, models, actions, new Zoom(settings), settings);
        frame = new WindowFrame(stage, view, settings, icons);
        leaving = new WindowLeaving(stage, acts.held(), actions, shell::close, this::close);
        actions.setOnClose(leaving::request);
        connect(volumesView, table, inspectorView);
        connectRows(table);
        connectRows(lives.table());
        connectSessions(volumesView, table);
        shellActs.connect(view);
        EmptyTableHelp.connect(shell, records, table, filter, shellActs, actions::open, actions::searchShown);
        EmptyTableHelp.connect(
                shell, lives.model(), lives.table(), filter, shellActs, actions::open, actions::searchShown);
        systemTheme = new SystemTheme(computer.host(), tasks, view.systemTheme(), view.theme());
        view.setOnExit(leaving::request);
        pulse = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulse();
            }
        };
    }

    private ShellView.Models models() {
        boolean simulated = acts.faults().isPresent();
        return new ShellView.Models(
                shell,
                records,
                new StatusViewModel(shell, () -> acts.held().all().size(), System::nanoTime),
                new TasksViewModel(tasks, System::nanoTime),
                messages,
                new GettingStartedViewModel(volumes.items(), computer.host(), simulated, settings));
    }

    private GettingStartedView start(GettingStartedViewModel model) {
        return new GettingStartedView(
                model,
                reading::read,
                () -> actions.restartElevated(view.commands().get("file.exit")::run),
                actions::open);
    }

    private void connect(VolumesView volumesView, RecordsView table, InspectorView inspectorView) {
        volumesView.setOnRead(reading::read);
        volumesView.setOnReadWith(this::readWith);
        volumesView.setOnReadAll(reading::readTogether);
        volumesView.setOnToggle(reading::toggle);
        volumesView.setOnShowFile(shell::show);
        volumesView.setOnCloseFile(leaving::request);
        volumesView.setOnSearchFile(actions::search);
        records.setOrigins(this::origin);
        lives.model().setOrigins(this::origin);
        inspector.guardsCopiesProperty().bind(records.guardsCopiesProperty());
        inspectorView.setOnOnlyThis(condition -> filter.edit(tree -> FilterEdit.onlyThis(tree, condition)));
        table.setOnChanges(stories::ofSelection);
        inspectorView.setOnStory(stories::ofFile);
        marksView.setOnNote(this::note);
        marksView.setOnGoTo(mark -> actions.goTo(mark.record().toString()));
        shell.currentProperty().addListener((property, was, now) -> marking.opened(now));
        shell.currentProperty().addListener((property, was, now) -> table.showAlso(telling(now)));
        shell.filterProperty().bind(filter.appliedProperty());
        filter.utcProperty().bind(records.utcProperty());
        filter.setDay(records::dayOfFirst);
        filter.setResolved(shown::resolved);
        shell.currentProperty().addListener((property, was, now) -> filter.countAnew());
        filter.completions().setShown(shown::snapshot);
        records.setAlsoApplied(filter::addedWords);
        lives.model().setAlsoApplied(filter::addedWords);
        inspector.setAdded(() -> marks.edition() + highlights.edition());
    }

    /** What tells much of each record of a source, beside what a person chose to see; {@code null} for nothing. */
    private @Nullable RecordField telling(@Nullable Source source) {
        if (source instanceof MergedSource merged) {
            return names.telling(merged.parts(), fields);
        }
        return source != null && source.isCarved() ? Fields.OFFSET : null;
    }

    /** What follows from a row, in both tables. */
    private void connectRows(RecordsView table) {
        table.setOnEditFilter(filter::edit);
        table.setOnStory(stories::ofFile);
        table.setOnFilterName(filter::showOnlyNamed);
        table.setOnMark(marking::toggle);
        table.setOnNote(this::note);
        table.setOnFilterFileId(filter.record()::showOnlyFile);
        table.setOnFilterDirectory(filter.record()::showOnlyIn);
    }

    private Citation.Origin origin(RecordCursor row) {
        Source source = shell.currentProperty().get();
        return source == null ? Citation.Origin.UNKNOWN : Citations.origin(source, row);
    }

    private void export() {
        ShellExport export = new ShellExport(
                fields, shell, actions, tasks, settings, (model, chosen) -> ExportDialog.ask(stage, model, chosen));
        if (lives.shownProperty().get()) {
            // A question cannot be asked within a frame.
            lives.whenCounted(counted -> Platform.runLater(() -> export.runLives(counted)));
        } else {
            export.run();
        }
    }

    private void connectSessions(VolumesView volumesView, RecordsView table) {
        boolean simulated = acts.faults().isPresent();
        WindowSession session =
                new WindowSession(shell, records, table, filter, fields, lives.shownProperty(), view, frame, simulated);
        session.setPresets(
                () -> filter.addedProperty().get().stream()
                        .map(AddedFilter::name)
                        .toList(),
                names -> presets.setQuiet(names.contains(Presets.QUIET)));
        sessions.connect(
                session,
                new PlaceReturn(shell, records, table, fields, tasks),
                new SourceReopening(shell, simulated),
                // The simulator always says that it is elevated.
                new SessionQuestions(
                        stage, !simulated && computer.host().rights().elevated()),
                view,
                volumesView,
                table::requestFocus);
        marksView.setOnOnly(() -> filter.edit(tree -> FilterEdit.onlyThis(tree, MarkFields.marked(fields))));
        marksView.setOnExport(some -> MarksExport.run(some, actions, shell));
    }

    private void note(RecordMark record) {
        MarkDialog.ask(stage, marking.of(record), marking::change);
    }

    /** Keeps the marks in a folder of the user's data from now on. */
    public void keepMarks(Path folder) {
        marking.keep(new MarksFile(folder));
    }

    /** Keeps presets and highlight rules in a folder of the user's data from now on. */
    public void keepFilters(Path folder) {
        presets.kept().keep(new PresetsFile(folder));
        rules.kept().keep(new HighlightsFile(folder));
    }

    /** Keeps the session, and what was opened last, in a folder of the user's data from now on; offers the session kept there. */
    public void keepSessions(Path folder) {
        sessions.keep(folder);
    }

    private void readWith(@Nullable VolumeFacts chosen) {
        VolumeFacts volume = shellActs.volumeToActOn(chosen);
        if (volume == null) {
            messages.say(Messages.text("shell.chooseVolume"));
        } else {
            reading.readWith(stage, volume);
        }
    }

    /** What the window does in each frame; by itself once it is shown. */
    public void pulse() {
        tasks.pulse();
        renewal.pulse();
        filter.pulse();
        volumes.pulse();
        volumes.show(shell.sources(), shell.currentProperty().get());
        view.pulse();
        lives.pulse();
        timeline.pulse();
        statistics.pulse();
        stories.pulse();
        marking.pulse();
        sessions.pulse();
        keptPlace.pulse();
        systemTheme.pulse(System.nanoTime());
        filter.found(shown.held(), shown.hidesEveryRecord() && !records.isEmptySaid());
        RecordsViewModel front = lives.frontModel();
        if (front.isLeadHidden()) {
            inspector.hide();
        } else {
            inspect(shell.currentProperty().get(), front.leadRecordProperty().get());
        }
        logPane.pulse();
        shellActs.pulse();
        tableNotes.pulse(shell.currentProperty().get());
    }

    /** A row of a merged list is looked into where it comes from. */
    private void inspect(@Nullable Source of, long key) {
        if (of == null || key == RecordKey.NONE) {
            inspector.show(of, key);
        } else {
            inspector.show(of.partOf(key), of.store().sourceKey(key));
        }
    }

    private void showKeys() {
        view.showKeys();
    }

    private void tell(Problem problem) {
        messages.tell(Message.of(problem));
    }

    /** Opens the window. */
    public void show(int width, int height, Theme theme) {
        shell.currentProperty().addListener((property, was, now) -> frame.title(now));
        frame.show(width, height, theme, leaving::request);
        frame.title(shell.currentProperty().get());
        pulse.start();
        if (ColumnState.isDamaged(settings.get(COLUMNS, ""))) {
            sayForgotten(COLUMNS);
        }
    }

    /**
     * As {@link #show}, and has records on the screen before what stands around them is made ready: bars, volumes, inspector and what
     * leads to the first record come in when a row was painted, or soon where none comes. Where nothing is being opened, all is there
     * at once.
     */
    public void showRecordsFirst(int width, int height, Theme theme) {
        if (shell.currentProperty().get() != null || !tasks.running().isEmpty()) {
            view.putOff();
        }
        show(width, height, theme);
    }

    /** Lets the window open where it was closed, and as large. */
    public void putBack() {
        frame.putBack();
    }

    /** Says once that the volumes are simulated ones. */
    public void tellSimulated() {
        SimpleBooleanProperty told = new SimpleBooleanProperty();
        settings.bind("told.simulated", told);
        if (!told.get()) {
            told.set(true);
            messages.say(Messages.text("shell.simulated"));
        }
    }

    /** Says that what was remembered under a name makes no sense, and is not heeded. */
    public void sayForgotten(String setting) {
        messages.say(Messages.text("shell.setting.damaged", setting));
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

    /** What the list of lives shows. */
    public RecordsViewModel lives() {
        return lives.model();
    }

    /** The filter as it is set. */
    public FilterViewModel filter() {
        return filter;
    }

    /** The presets. */
    public PresetsViewModel presets() {
        return presets;
    }

    /** The highlight rules. */
    public HighlightsViewModel highlightRules() {
        return rules;
    }

    public MarksViewModel marks() {
        return marking;
    }

    /** The session that is kept, and what is offered. */
    public SessionsViewModel sessions() {
        return sessions.model();
    }

    public InspectorViewModel inspector() {
        return inspector;
    }

    /** What is done to volumes, what is kept on them, and the log of it. */
    public Acts acts() {
        return acts;
    }

    /** Whether rows over time are drawn. */
    public boolean isTimelineDrawn() {
        return timeline.model().isDrawn();
    }

    /** From when to when the selected rows are, as the timeline shows it; empty where none are. */
    String timelineSelection() {
        return timeline.model().selectionWords();
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
        return new WindowPictures(records, inspector, this::pulse).write(stage.getScene(), file);
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
        view.commands().get("view.columns").run();
        view.commands().get("presets.edit").run();
        view.commands().get("highlights.edit").run();
        stories.openEach();
        view.askGoTo();
        closing.stop();
    }

    /** Tells of a failure that nobody expected; everything that was held is given back. Safe from any thread. */
    public void tell(Throwable failure) {
        Platform.runLater(() -> messages.tell(Message.failed(Messages.text("shell.uncaught", failure.toString()))));
    }

    /** What is done when a person has closed the window; unless this says otherwise, JavaFX ends, and the program with it. */
    void setOnEnd(Runnable action) {
        onEnd = action;
    }

    /** Ends the program: what is held first, then sources, in the background, so that a reader that is slow to leave does not freeze it. */
    public void close() {
        close(code -> onEnd.run());
    }

    /** As {@link #close()}, and then does something with an exit code. */
    public void close(IntConsumer then) {
        if (closed) {
            return;
        }
        closed = true;
        pulse.stop();
        Runnable lastOfSession = sessions.model().end();
        shown.show(null);
        // Hiding the last window would end the FX thread, on which the end of closing is told.
        Platform.setImplicitExit(false);
        frame.hide();
        tasks.close();
        List<BackgroundTask> leaving = tasks.leaving();
        background.execute(() -> {
            try {
                giveBack(leaving, lastOfSession);
            } finally {
                Platform.runLater(() -> then.accept(0));
            }
        });
        background.shutdown();
        Thread.ofPlatform().daemon().name("tidemark-last-resort").start(() -> lastResort(then));
    }

    /** A fault in one step does not keep the others: nothing may stay held by a program without a window. */
    private void giveBack(List<BackgroundTask> leaving, Runnable lastOfSession) {
        try {
            acts.held().releaseAll();
        } finally {
            try {
                // It is told by records of the sources.
                lastOfSession.run();
            } finally {
                closeSources(leaving);
            }
        }
    }

    private void closeSources(List<BackgroundTask> leaving) {
        try {
            shell.close();
        } finally {
            awaitEnd(leaving);
            settings.flush();
            computer.close();
        }
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
