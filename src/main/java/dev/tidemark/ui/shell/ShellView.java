package dev.tidemark.ui.shell;

import dev.tidemark.command.Command;
import dev.tidemark.command.CommandTable;
import dev.tidemark.command.Menu;
import dev.tidemark.session.SessionSource;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.marks.MarksView;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.ui.sessions.OfferBar;
import dev.tidemark.ui.sessions.RecentMenu;
import dev.tidemark.ui.sessions.RecentViewModel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The whole window: menu, tool bar, messages, volumes, records, inspector, status line. Belongs to the FX thread. */
public final class ShellView extends BorderPane {

    private static final String CALLS = "calls";
    private static final double IN_FRONT = -1;

    private final CommandTable commands;
    private final ShellMenu menu;
    private final Screens screens;
    private final Models models;
    private final ShellActions actions;
    private final ShellToolBar toolBar;
    private final SidePanes panes;
    private final MessageBar messageBar;
    private final StatusView status;
    private final Zoom zoom;
    private final VBox top = new VBox();
    private final BarsHeight bars;
    private final StackPane recordsOrStart;
    private final LateParts late = new LateParts(() -> Platform.runLater(this::comeIn));
    private final BooleanProperty systemTheme = new SimpleBooleanProperty(this, "systemTheme");
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private Runnable exit = () -> {};
    private BiConsumer<List<Path>, Place> onDropped;

    /** A place on the screen. */
    record Place(double x, double y) {}

    /**
     * The screens that the window is made of.
     *
     * @param start leads to the first record, in the place of the records
     * @param focusFilter puts the keyboard into the name filter
     * @param askReadOptions asks how to read the chosen volume
     * @param openFolder shows a written file in its folder
     * @param commands what can be done in them
     */
    record Screens(
            Region volumes,
            LivesPane rows,
            Node start,
            Region inspector,
            DeviceCallsPane log,
            TimelinePane timeline,
            StatisticsPane statistics,
            MarksView marks,
            Region filter,
            Runnable focusFilter,
            Runnable askReadOptions,
            Runnable export,
            Consumer<Path> openFolder,
            List<Command> commands) {}

    /** What the window shows of itself. */
    record Models(
            ShellViewModel shell,
            RecordsViewModel records,
            StatusViewModel status,
            TasksViewModel running,
            MessagesViewModel messages,
            GettingStartedViewModel start) {}

    ShellView(Screens screens, Models models, ShellActions actions, Zoom zoom, Settings settings) {
        this.screens = screens;
        this.models = models;
        this.actions = actions;
        this.zoom = zoom;
        this.onDropped = (files, place) -> models.shell().open(files, List.of());
        getStyleClass().add("shell");
        getStylesheets()
                .add(Objects.requireNonNull(ShellView.class.getResource("shell.css"))
                        .toExternalForm());
        recordsOrStart = recordsOrStart();
        panes = new SidePanes(
                screens.marks().under(screens.volumes()),
                screens.statistics().under(recordsOrStart),
                screens.inspector(),
                settings);
        settings.bind("pane.marks", screens.marks().shownProperty());
        settings.bind("time.utc", models.records().utcProperty());
        settings.bind("copy.guard", models.records().guardsCopiesProperty());
        settings.bind("export.guard", models.shell().guardsExportsProperty());
        models.shell().retain(Retention.remembered(settings).bytes());
        commands = CommandTable.of(new ShellCommands(this, models.shell(), models.records(), actions, settings).all())
                .with(screens.commands());
        toolBar = new ShellToolBar(models.shell(), models.records(), models.status(), screens.filter(), commands);
        menu = new ShellMenu(commands);
        messageBar = new MessageBar(
                models.messages(),
                screens.openFolder(),
                () -> screens.rows().front().requestFocus());
        top.getChildren().setAll(menu, toolBar, messageBar);
        bars = new BarsHeight(top, menu, toolBar, settings);
        // What the filter says of its text lies over what is below it.
        toolBar.setViewOrder(IN_FRONT);
        top.setViewOrder(IN_FRONT);
        setTop(top);
        setCenter(new BorderPane(
                screens.log().under(panes.node()), screens.timeline().view(), null, null, null));
        status = status();
        setBottom(status);
        models.shell().problemProperty().addListener((property, was, now) -> tell(now));
        setOnDragOver(ShellView::acceptFiles);
        setOnDragDropped(this::dropFiles);
    }

    /** Tells something in the message bar. */
    void say(Message message) {
        models.messages().tell(message);
    }

    private void tell(@Nullable Problem problem) {
        if (problem != null) {
            models.messages().tell(Message.of(problem));
        }
    }

    private StatusView status() {
        Command cancel = commands.get("edit.cancel").on(actions::cancel);
        return new StatusView(
                models.status(),
                screens.rows(),
                new TasksView(models.running(), cancel),
                commands.get("act.held"),
                commands.get("file.addTable"));
    }

    /** The records; what leads to the first ones takes their place, and their turn with the keyboard. */
    private StackPane recordsOrStart() {
        Node rows = screens.rows().beside();
        rows.visibleProperty().bind(models.start().shownProperty().not());
        return new StackPane(rows, screens.start());
    }

    /** Keeps what is around the records out of the window until these were painted. */
    void putOff() {
        late.begin();
        top.getChildren().removeAll(menu, toolBar);
        bars.keepRoom();
        setBottom(null);
        recordsOrStart.getChildren().remove(screens.start());
        panes.putOff();
    }

    /** Puts all into the window that was kept out of it. */
    void comeIn() {
        top.getChildren().addAll(0, List.of(menu, toolBar));
        bars.giveRoom();
        setBottom(status);
        recordsOrStart.getChildren().add(screens.start());
        panes.comeIn();
    }

    /** Everything that can be done in the window. */
    public CommandTable commands() {
        return commands;
    }

    /** Shows what offers to go on with a session. */
    void offer(OfferBar bar) {
        top.getChildren().add(top.getChildren().indexOf(messageBar), bar);
    }

    /**
     * Lists what was opened last.
     *
     * @param open opens one of it again
     */
    void showRecent(RecentViewModel recent, Consumer<SessionSource> open) {
        RecentMenu.in(recentMenu(), recent, open);
    }

    /** The menu of what was opened last. */
    javafx.scene.control.Menu recentMenu() {
        return menu.submenu(Menu.RECENT);
    }

    /** Adds what must not be overlooked, above everything. */
    void addBanner(Node banner) {
        top.getChildren().addFirst(banner);
    }

    /** Shows a bar below the tool bar. */
    void warn(Node bar) {
        top.getChildren().add(top.getChildren().indexOf(messageBar), bar);
    }

    // --- once a frame

    /** Lets every screen take what there is. */
    void pulse() {
        models.shell().pulse();
        models.start().pulse(models.shell().currentProperty().get());
        menu.pulse();
        toolBar.pulse();
        models.status().pulse(models.records().shownProperty().get());
        models.running().pulse();
        models.messages().pulse();
        late.pulse(models.records().shownProperty().get() > 0);
    }

    // --- drag and drop

    private static void acceptFiles(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropFiles(DragEvent event) {
        List<Path> files = event.getDragboard().getFiles().stream()
                .map(java.io.File::toPath)
                .toList();
        onDropped.accept(files, new Place(event.getScreenX(), event.getScreenY()));
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }

    /** What is done with dropped files. */
    void setOnDropped(BiConsumer<List<Path>, Place> action) {
        onDropped = action;
    }

    // --- for the commands

    void focusFilter() {
        screens.focusFilter().run();
    }

    void askReadOptions() {
        screens.askReadOptions().run();
    }

    void export() {
        screens.export().run();
    }

    void find(boolean forward) {
        RecordsViewModel records = screens.rows().frontModel();
        if (records.findTextProperty().get().isBlank()) {
            new LineQuestion(getScene().getWindow(), "shell.find", new SimpleStringProperty(""), this::findText).ask();
            screens.rows().front().requestFocus();
        }
        if (!records.findTextProperty().get().isBlank()) {
            records.find(forward);
        }
    }

    private String findText(String typed) {
        screens.rows().frontModel().findTextProperty().set(typed);
        return typed.isBlank() ? Messages.text("records.find.what") : "";
    }

    void askGoTo() {
        new LineQuestion(getScene().getWindow(), "shell.goTo", actions.range(), actions::goTo).ask();
        screens.rows().front().requestFocus();
    }

    void showKeys() {
        CommandHelpView.show(getScene().getWindow(), commands);
    }

    void showAbout() {
        About.show(getScene().getWindow());
    }

    void showStart() {
        models.start().open();
    }

    void exit() {
        exit.run();
    }

    void setOnExit(Runnable action) {
        exit = action;
    }

    BooleanProperty volumesShown() {
        return panes.volumesShown();
    }

    BooleanProperty inspectorShown() {
        return panes.inspectorShown();
    }

    BooleanProperty marksShown() {
        return screens.marks().shownProperty();
    }

    BooleanProperty timelineShown() {
        return screens.timeline().shownProperty();
    }

    BooleanProperty statisticsShown() {
        return screens.statistics().shownProperty();
    }

    boolean isLivesPossible() {
        return screens.rows().isPossible();
    }

    BooleanProperty livesShown() {
        return screens.rows().shownProperty();
    }

    /** Whether the newest row of what is shown is held in view. */
    BooleanProperty following() {
        return screens.rows().frontModel().followingProperty();
    }

    BooleanProperty logShown() {
        return screens.log().shownProperty();
    }

    /** Which panes are shown, by their names. */
    Map<String, Boolean> panes() {
        Map<String, Boolean> shown = new HashMap<>();
        paneProperties().forEach((pane, property) -> shown.put(pane, property.get()));
        return shown;
    }

    private Map<String, BooleanProperty> paneProperties() {
        return Map.of(
                "volumes",
                volumesShown(),
                "inspector",
                inspectorShown(),
                "marks",
                marksShown(),
                "timeline",
                timelineShown(),
                "statistics",
                statisticsShown(),
                CALLS,
                logShown());
    }

    /** The sizes of panes that are shown, by their names. */
    Map<String, Integer> paneSizes() {
        Map<String, Integer> sizes = new HashMap<>(panes.sizes());
        int above = screens.log().perMilleAbove();
        if (above >= 0) {
            sizes.put(CALLS, above);
        }
        return sizes;
    }

    /** Shows just those panes, as large as they were; what it does not know stays as it is. */
    void takePanes(Map<String, Boolean> shown, Map<String, Integer> sizes) {
        paneProperties().forEach((pane, property) -> property.set(shown.getOrDefault(pane, property.get())));
        panes.take(sizes);
        Integer above = sizes.get(CALLS);
        if (above != null) {
            screens.log().takePerMilleAbove(above);
        }
    }

    Zoom zoom() {
        return zoom;
    }

    /** Whether the theme follows the system's. */
    BooleanProperty systemTheme() {
        return systemTheme;
    }

    /** Light or dark. */
    public ObjectProperty<Theme> theme() {
        return theme;
    }
}
