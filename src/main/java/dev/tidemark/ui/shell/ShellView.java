package dev.tidemark.ui.shell;

import dev.tidemark.command.Command;
import dev.tidemark.command.CommandTable;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.records.RecordsView;
import dev.tidemark.ui.records.RecordsViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;

/** The whole window: menu, tool bar, volumes, records, inspector, status line. Belongs to the FX thread. */
public final class ShellView extends BorderPane {

    private static final double VOLUMES_WIDTH = 230;
    private static final double INSPECTOR_WIDTH = 380;
    private static final double ASK_WIDTH = 620;

    /** How long news stay that need no answer. */
    private static final Duration NEWS = Duration.seconds(5);

    /** Below this width the inspector stands under the records. */
    private static final double WIDE = 1200;

    private final CommandTable commands;
    private final ShellMenu menu;
    private final Screens screens;
    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private final ShellActions actions;
    private final ShellToolBar toolBar;
    private final StatusViewModel status;
    private final TasksViewModel running;
    private final NotificationPane notifications = new NotificationPane();
    private final PauseTransition hideNews = new PauseTransition(NEWS);
    private final BooleanProperty volumesShown = new SimpleBooleanProperty(this, "volumesShown", true);
    private final BooleanProperty inspectorShown = new SimpleBooleanProperty(this, "inspectorShown", true);
    private final VBox top = new VBox();
    private final BooleanProperty systemTheme = new SimpleBooleanProperty(this, "systemTheme");
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final SplitPane panes = new SplitPane();
    private final SplitPane work = new SplitPane();
    private Runnable exit = () -> {};
    private BiConsumer<List<Path>, Place> onDropped;

    /** A place on the screen. */
    record Place(double x, double y) {}

    /**
     * The screens that the window is made of.
     *
     * @param focusFilter puts the keyboard into the name filter
     * @param askReadOptions asks how to read the chosen volume
     * @param commands what can be done in them
     */
    record Screens(
            Node volumes,
            RecordsView records,
            Node inspector,
            DeviceCallsPane log,
            Node filter,
            Runnable focusFilter,
            Runnable askReadOptions,
            Runnable export,
            List<Command> commands) {}

    ShellView(
            Screens screens,
            ShellViewModel shell,
            RecordsViewModel records,
            ShellActions actions,
            StatusViewModel status,
            TasksViewModel running,
            Settings settings) {
        this.screens = screens;
        this.shell = shell;
        this.records = records;
        this.actions = actions;
        this.status = status;
        this.running = running;
        this.onDropped = (files, place) -> shell.open(files, List.of());
        getStyleClass().add("shell");
        getStylesheets()
                .add(Objects.requireNonNull(ShellView.class.getResource("shell.css"))
                        .toExternalForm());
        remember(settings);
        commands = CommandTable.of(new ShellCommands(this, shell, records, actions, settings).all())
                .with(screens.commands());
        toolBar = new ShellToolBar(shell, records, status, screens.filter(), commands);
        menu = new ShellMenu(commands);
        top.getChildren().setAll(menu, toolBar);
        setTop(top);
        layOutPanes();
        hideNews.setOnFinished(event -> notifications.hide());
        notifications.setContent(screens.log().under(panes));
        setCenter(notifications);
        setBottom(new StatusView(status, records, new TasksView(running, commands.get("edit.cancel"))));
        shell.problemProperty().addListener((property, was, now) -> tell(now));
        setOnDragOver(ShellView::acceptFiles);
        setOnDragDropped(this::dropFiles);
    }

    /** Everything that can be done in the window. */
    public CommandTable commands() {
        return commands;
    }

    /** Adds what must not be overlooked, above everything. */
    void addBanner(Node banner) {
        top.getChildren().addFirst(banner);
    }

    private void remember(Settings settings) {
        bind(settings, "pane.volumes", volumesShown);
        bind(settings, "pane.inspector", inspectorShown);
        bind(settings, "time.utc", records.utcProperty());
        shell.retain(Retention.remembered(settings).bytes());
    }

    private static void bind(Settings settings, String name, BooleanProperty value) {
        value.set(Boolean.parseBoolean(settings.get(name, Boolean.toString(value.get()))));
        value.addListener((property, was, now) -> settings.put(name, now.toString()));
    }

    private void layOutPanes() {
        SplitPane.setResizableWithParent(screens.volumes(), false);
        SplitPane.setResizableWithParent(screens.inspector(), false);
        volumesShown.addListener((property, was, now) -> fillPanes());
        inspectorShown.addListener((property, was, now) -> fillPanes());
        fillPanes();
        panes.widthProperty().addListener((property, was, now) -> turn(was.doubleValue(), now.doubleValue()));
    }

    private void fillPanes() {
        work.getItems().setAll(screens.records());
        if (inspectorShown.get()) {
            work.getItems().add(screens.inspector());
        }
        panes.getItems().setAll(work);
        if (volumesShown.get()) {
            panes.getItems().addFirst(screens.volumes());
        }
        placeDividers();
    }

    private void turn(double was, double now) {
        if (was == 0 || was < WIDE != now < WIDE) {
            placeDividers();
        }
    }

    /** The panes at the sides take what they need, the records the rest. */
    private void placeDividers() {
        double width = panes.getWidth();
        if (width == 0) {
            return;
        }
        boolean wide = width >= WIDE;
        work.setOrientation(wide ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        double left = width;
        if (volumesShown.get()) {
            panes.setDividerPosition(0, VOLUMES_WIDTH / width);
            left -= VOLUMES_WIDTH;
        }
        if (inspectorShown.get()) {
            work.setDividerPosition(0, wide ? 1 - INSPECTOR_WIDTH / left : 0.6);
        }
    }

    // --- once a frame

    /** Lets every screen take what there is. */
    void pulse() {
        shell.pulse();
        menu.pulse();
        toolBar.pulse();
        status.pulse(records.shownProperty().get());
        running.pulse();
    }

    // --- messages

    /** Shows a bar below the tool bar. */
    void warn(Node bar) {
        top.getChildren().add(bar);
    }

    private void tell(@org.jspecify.annotations.Nullable Problem problem) {
        hideNews.stop();
        if (problem == null) {
            notifications.hide();
            return;
        }
        Label what = new Label(problem.what());
        what.getStyleClass().add("problem-what");
        Label next = new Label(problem.meaning() + " " + problem.next());
        next.setWrapText(true);
        VBox words = new VBox(what, next);
        HBox.setHgrow(words, Priority.ALWAYS);
        notifications.setText("");
        notifications.setGraphic(words);
        notifications.setShowFromTop(true);
        notifications.show();
    }

    /** Says something that is no problem, for a few seconds. */
    void say(String text) {
        notifications.setGraphic(null);
        notifications.setText(text);
        notifications.show();
        hideNews.playFromStart();
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
        if (records.findTextProperty().get().isBlank()) {
            ask("find", text -> {
                records.findTextProperty().set(text);
                return true;
            });
        }
        if (!records.findTextProperty().get().isBlank()) {
            records.find(forward);
        }
    }

    void askGoTo() {
        ask("goTo", actions::goTo);
    }

    /** Asks for a line of text until it is understood or taken back. */
    private void ask(String key, java.util.function.Predicate<String> understood) {
        TextInputDialog dialog = new TextInputDialog();
        dialog.initOwner(getScene().getWindow());
        dialog.setTitle(Messages.text("shell." + key + ".title"));
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        Label question = new Label(Messages.text("shell." + key + ".ask"));
        question.setWrapText(true);
        // Below it, for a citation is as long as the line.
        dialog.getDialogPane().setContent(new VBox(6, question, dialog.getEditor()));
        dialog.getDialogPane().setPrefWidth(ASK_WIDTH);
        while (dialog.showAndWait().isPresent()
                && !understood.test(dialog.getEditor().getText())) {
            dialog.setHeaderText(
                    Messages.text("shell." + key + ".wrong", dialog.getEditor().getText()));
        }
        screens.records().requestFocus();
    }

    void showKeys() {
        CommandHelpView.show(getScene().getWindow(), commands);
    }

    void showAbout() {
        About.show(getScene().getWindow());
    }

    void exit() {
        exit.run();
    }

    void setOnExit(Runnable action) {
        exit = action;
    }

    BooleanProperty volumesShown() {
        return volumesShown;
    }

    BooleanProperty inspectorShown() {
        return inspectorShown;
    }

    BooleanProperty logShown() {
        return screens.log().shownProperty();
    }

    /** Whether the theme follows the system's. */
    BooleanProperty systemTheme() {
        return systemTheme;
    }

    /** Light or dark. */
    public ObjectProperty<Theme> theme() {
        return theme;
    }

    SplitPane panes() {
        return panes;
    }
}
