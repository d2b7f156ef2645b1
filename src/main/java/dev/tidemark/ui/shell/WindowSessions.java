package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.sessions.OfferBar;
import dev.tidemark.ui.sessions.RecentViewModel;
import dev.tidemark.ui.sessions.SessionsViewModel;
import dev.tidemark.ui.volumes.VolumeItem;
import dev.tidemark.ui.volumes.VolumesView;
import dev.tidemark.ui.volumes.VolumesViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Puts together what lets a window go on where the one before ended. Belongs to the FX thread. */
final class WindowSessions {

    private final ShellViewModel shell;
    private final ShellActions actions;
    private final BackgroundTasks tasks;
    private final MessagesViewModel messages;
    private final SessionsViewModel model;
    private final RecentViewModel recent;
    private final SessionActions menu;

    /** Kept here: nobody else keeps what listens to them. */
    private final ObservableList<Source> open;

    private @Nullable PlaceReturn place;

    WindowSessions(
            ShellViewModel shell,
            ShellActions actions,
            BackgroundTasks tasks,
            MessagesViewModel messages,
            VolumesViewModel volumes,
            InstantSource clock) {
        this.shell = shell;
        this.actions = actions;
        this.tasks = tasks;
        this.messages = messages;
        open = shell.sources();
        model = new SessionsViewModel(tasks, clock, System::nanoTime, messages::say);
        recent = new RecentViewModel(tasks, () -> ids(volumes), messages::say);
        menu = new SessionActions(shell, actions, model, recent);
    }

    private static Set<String> ids(VolumesViewModel volumes) {
        return volumes.items().stream().map(VolumeItem::id).collect(Collectors.toSet());
    }

    /** What can be done with sessions. */
    List<Command> commands() {
        return menu.commands();
    }

    /**
     * Connects it with the window.
     *
     * @param window tells how it is
     * @param place goes back to where a person was among the rows
     */
    void connect(
            WindowSession window,
            PlaceReturn place,
            SourceReopening reopening,
            SessionQuestions questions,
            ShellView view,
            VolumesView volumes,
            Runnable focusRows) {
        SessionRestoring restoring =
                new SessionRestoring(shell, tasks, reopening, questions, window, place, messages::tell);
        this.place = place;
        model.setDrafts(window::draft);
        model.setOnRestore(restoring::restore);
        menu.setDrafts(window::draft);
        // A question cannot be waited for in a pulse.
        shell.setOnSession(session -> Platform.runLater(() -> restoring.restore(session)));
        actions.setDrafts(window::draftOf);
        volumes.setOnOpenAgain(restoring::again);
        view.offer(new OfferBar(model, focusRows));
        view.showRecent(recent, restoring::open);
        shell.currentProperty().addListener((property, was, now) -> model.opened(now));
        open.addListener((ListChangeListener<Source>) change -> {
            while (change.next()) {
                change.getAddedSubList().stream()
                        .filter(source -> !source.isGone() && !source.isMerged())
                        .forEach(source -> recent.opened(window.named(source)));
            }
        });
    }

    /** Keeps the session, and what was opened last, in a folder of the user's data from now on; offers the session kept there. */
    void keep(Path folder) {
        model.keep(folder);
        recent.keep(folder);
    }

    /** Once a frame. */
    void pulse() {
        if (place != null) {
            place.pulse();
        }
        model.pulse();
    }

    /** What is kept and offered. */
    SessionsViewModel model() {
        return model;
    }
}
