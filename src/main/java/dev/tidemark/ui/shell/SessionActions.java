package dev.tidemark.ui.shell;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionText;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.sessions.RecentViewModel;
import dev.tidemark.ui.sessions.SessionDraft;
import dev.tidemark.ui.sessions.SessionsViewModel;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What can be done with sessions and with what was opened last. Belongs to the FX thread. */
final class SessionActions {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HHmm", Locale.ROOT);

    private final ShellViewModel shell;
    private final ShellActions actions;
    private final SessionsViewModel sessions;
    private final RecentViewModel recent;
    private Supplier<SessionDraft> drafts = () -> new SessionsViewModel.Fixed(Session.NONE);

    SessionActions(ShellViewModel shell, ShellActions actions, SessionsViewModel sessions, RecentViewModel recent) {
        this.shell = shell;
        this.actions = actions;
        this.sessions = sessions;
        this.recent = recent;
    }

    /** Gives the session as it is. */
    void setDrafts(Supplier<SessionDraft> now) {
        drafts = now;
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
        if (chosen != null) {
            shell.openSession(chosen);
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
