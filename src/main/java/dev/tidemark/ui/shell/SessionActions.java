package dev.tidemark.ui.shell;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionFile;
import dev.tidemark.session.SessionText;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.sessions.RecentViewModel;
import dev.tidemark.ui.sessions.SessionDraft;
import dev.tidemark.ui.sessions.SessionsViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/** What can be done with sessions and with what was opened last. Belongs to the FX thread. */
final class SessionActions {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HHmm", Locale.ROOT);

    private final ShellViewModel shell;
    private final ShellActions actions;
    private final BackgroundTasks tasks;
    private final SessionsViewModel sessions;
    private final RecentViewModel recent;
    private Supplier<SessionDraft> drafts = () -> new SessionsViewModel.Fixed(Session.NONE);
    private Consumer<Session> restore = session -> {};

    SessionActions(
            ShellViewModel shell,
            ShellActions actions,
            BackgroundTasks tasks,
            SessionsViewModel sessions,
            RecentViewModel recent) {
        this.shell = shell;
        this.actions = actions;
        this.tasks = tasks;
        this.sessions = sessions;
        this.recent = recent;
    }

    /**
     * Connects it with the window.
     *
     * @param now gives the session as it is
     * @param goOn goes on with a session
     */
    void connect(Supplier<SessionDraft> now, Consumer<Session> goOn) {
        drafts = now;
        restore = goOn;
    }

    /** What can be done. */
    List<Command> commands() {
        return List.of(
                Command.of(Scope.WINDOW, "session.restore")
                        .in(1, Menu.FILE)
                        .when(sessions::canRestore)
                        .run(sessions::acceptLast),
                Command.of(Scope.WINDOW, "session.open").in(1, Menu.FILE).run(this::open),
                Command.of(Scope.WINDOW, "session.save")
                        .in(1, Menu.FILE)
                        .when(this::canSave)
                        .run(this::save),
                Command.of(Scope.WINDOW, "recent.clear")
                        .in(0, Menu.RECENT)
                        .when(() -> !recent.items().isEmpty())
                        .run(recent::clear));
    }

    private boolean canSave() {
        return !shell.sources().isEmpty();
    }

    private void open() {
        Path chosen = actions.files().file(Messages.text("session.choose.open"));
        if (chosen == null) {
            return;
        }
        tasks.call(Messages.text("shell.opening", chosen), task -> read(chosen))
                // A question cannot be waited for in a pulse.
                .then(session -> Platform.runLater(() -> restore.accept(session)))
                .start();
    }

    private static Session read(Path file) throws TaskFailedException {
        try {
            return SessionFile.read(file);
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(file.toString(), e), e);
        }
    }

    private void save() {
        LocalDateTime now = LocalDateTime.ofInstant(shell.now(), ZoneId.systemDefault());
        Path chosen = actions.files().saveSession(MINUTES.format(now) + Session.SUFFIX);
        if (chosen == null) {
            return;
        }
        Path file = ShellActions.named(chosen, Session.SUFFIX);
        SessionDraft draft = drafts.get();
        actions.write(file, (beside, task) -> {
            beside.stream().write(SessionText.write(draft.read(), shell.now()));
            return Message.written(Messages.text("shell.written", file), file);
        });
    }
}
