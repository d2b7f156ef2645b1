package dev.tidemark.ui.shell;

import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionSource;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.sessions.SessionOffer;
import dev.tidemark.ui.shell.SourceReopening.Reopened;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with a session: opens its sources beside those that are open, shows them as they were shown, and says of each that is not there
 * why. Belongs to the FX thread; what waits runs in the background. Nothing on another computer and no device is opened without a
 * question, and with administrator rights nothing at all.
 */
final class SessionRestoring {

    private final ShellViewModel shell;
    private final BackgroundTasks tasks;
    private final SourceReopening reopening;
    private final SessionQuestions questions;
    private final WindowSession window;
    private final PlaceReturn place;
    private final Consumer<Message> tell;

    SessionRestoring(
            ShellViewModel shell,
            BackgroundTasks tasks,
            SourceReopening reopening,
            SessionQuestions questions,
            WindowSession window,
            PlaceReturn place,
            Consumer<Message> tell) {
        this.shell = shell;
        this.tasks = tasks;
        this.reopening = reopening;
        this.questions = questions;
        this.window = window;
        this.place = place;
        this.tell = tell;
    }

    /**
     * Goes on with what was offered.
     *
     * @return whether that was begun, and not declined
     */
    boolean restore(SessionOffer offer) {
        Source capture = offer.of();
        if (capture == null) {
            return restore(offer.session());
        }
        window.take(offer.session().view());
        place.to(capture, offer.session().view());
        return true;
    }

    /**
     * Goes on with a session.
     *
     * @return whether that was begun, and not declined
     */
    boolean restore(Session session) {
        return begin(session.sources(), opened -> {
            window.take(session.window());
            window.take(session.view());
            Source shown = shown(session, opened);
            show(shown);
            if (shown != null) {
                place.to(shown, session.view());
            }
            tellGone(opened);
        });
    }

    /** What is shown again; of several that were one list, those that are there. */
    private @Nullable Source shown(Session session, List<@Nullable Source> opened) {
        List<Source> together = new ArrayList<>();
        for (int number : session.together()) {
            Source one = opened.get(number);
            if (one != null && !one.isGone()) {
                together.add(one);
            }
        }
        if (together.isEmpty()) {
            return session.shown() < 0 ? null : opened.get(session.shown());
        }
        shell.showTogether(together);
        return shell.currentProperty().get();
    }

    /** Opens one source again, and shows it. */
    void open(SessionSource named) {
        begin(List.of(named), opened -> {
            show(opened.getFirst());
            tellGone(opened);
        });
    }

    /** Tries again to open what was not there; the row that stands for it goes when it is. */
    void again(Source source) {
        if (source instanceof GoneSource gone) {
            begin(List.of(gone.was()), opened -> {
                shell.close(gone);
                show(opened.getFirst());
            });
        }
    }

    private void show(@Nullable Source wanted) {
        if (wanted != null) {
            shell.show(wanted);
        } else if (shell.currentProperty().get() == null && !shell.sources().isEmpty()) {
            shell.show(shell.sources().getLast());
        }
    }

    private void tellGone(List<@Nullable Source> opened) {
        List<Source> gone = opened.stream()
                .filter(Objects::nonNull)
                .map(source -> (Source) source)
                .filter(Source::isGone)
                .toList();
        if (!gone.isEmpty()) {
            Problem first = Objects.requireNonNull(gone.getFirst().state().problem());
            tell.accept(Message.warning(Messages.text("session.gone.some", gone.size(), opened.size()), first));
        }
    }

    // --- opening

    /**
     * Opens sources.
     *
     * @param then takes them in their order; {@code null} for one that shows itself later
     * @return whether that was begun, and not declined
     */
    private boolean begin(List<SessionSource> named, Consumer<List<@Nullable Source>> then) {
        if (!questions.mayOpen(named)) {
            return false;
        }
        List<@Nullable Reopened> known = new ArrayList<>();
        named.forEach(one -> known.add(known(one)));
        shell.busyProperty().set(true);
        tasks.call(Messages.text("session.restoring", named.size()), task -> open(named, known, task))
                .then(reopened -> {
                    shell.busyProperty().set(false);
                    then.accept(entered(named, reopened));
                })
                .unwanted(this::close)
                .cancelled(() -> shell.busyProperty().set(false))
                .failed(shell::fail)
                .start();
        return true;
    }

    /** What became of a source, as far as that needs no look at it: that it is open, or may not be opened; else {@code null}. */
    private @Nullable Reopened known(SessionSource named) {
        for (Source source : shell.sources()) {
            boolean there = !source.isGone() && !source.isMerged();
            if (there && window.named(source).isSamePlace(named)) {
                return new Reopened.Already(source);
            }
        }
        boolean declined = named.mustAsk() && !questions.mayOpenFar(named);
        return declined ? new Reopened.Gone(SourceReopening.problem(named, "declined")) : null;
    }

    private List<Reopened> open(List<SessionSource> named, List<@Nullable Reopened> known, BackgroundTask task) {
        List<Reopened> all = new ArrayList<>();
        for (int i = 0; i < named.size() && !task.isCancelled(); i++) {
            task.progress(i, named.size());
            Reopened one = known.get(i);
            all.add(one == null ? reopening.open(named.get(i)) : one);
        }
        return all;
    }

    private void close(List<Reopened> unwanted) {
        for (Reopened one : unwanted) {
            if (one instanceof Reopened.Opened opened) {
                shell.discard(opened.source());
            }
        }
    }

    private List<@Nullable Source> entered(List<SessionSource> named, List<Reopened> reopened) {
        List<@Nullable Source> all = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            all.add(entered(named.get(i), reopened.get(i)));
        }
        return all;
    }

    private @Nullable Source entered(SessionSource named, Reopened reopened) {
        return switch (reopened) {
            case Reopened.Already(Source source) -> source;
            case Reopened.Opened(Source source) -> {
                shell.enter(source);
                Path table = named.table().isEmpty() ? null : SourceReopening.path(named.table());
                if (table != null) {
                    shell.addFileTable(source, table);
                }
                yield source;
            }
            case Reopened.Volume(var volume) -> shell.entered(volume, ReadOptions.DEFAULT);
            case Reopened.Searched(var file) -> {
                shell.search(file, found -> {});
                yield null;
            }
            case Reopened.Gone(Problem why) -> {
                GoneSource gone = shell.gone(named, why);
                shell.enter(gone);
                yield gone;
            }
        };
    }
}
