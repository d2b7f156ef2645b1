package dev.tidemark.ui.sessions;

import dev.tidemark.capture.CaptureAddition;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionSlot;
import dev.tidemark.session.SessionText;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the session of a window while it is open, and offers what was kept of the one before, or what a capture was saved with. Belongs
 * to the FX thread; it reads and writes in the background. A session is written soon after it changed, and while it changes on and on
 * once a minute. Nothing is opened or changed by itself.
 */
@ViewModel
public final class SessionsViewModel {

    /** So often it is looked whether there is something new. */
    static final long LOOK_NANOS = 1_000_000_000L;

    /** So long nothing may change before what changed is written. */
    static final long QUIET_NANOS = 2_000_000_000L;

    /** So long at most what changed is not written. */
    static final long LONGEST_NANOS = 60_000_000_000L;

    private final BackgroundTasks tasks;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Consumer<String> say;
    private final ReadOnlyObjectWrapper<@Nullable SessionOffer> offered = new ReadOnlyObjectWrapper<>(this, "offered");

    /** What was offered and not answered, the one before all others last. */
    private final List<SessionOffer> waiting = new ArrayList<>();

    private final Set<Source> asked = Collections.newSetFromMap(new WeakHashMap<>());

    private Supplier<SessionDraft> drafts = () -> new Fixed(Session.NONE);
    private Predicate<SessionOffer> restore = offer -> true;
    private @Nullable SessionOffer last;
    private @Nullable SessionSlot slot;
    private @Nullable SessionDraft seen;
    private @Nullable SessionDraft written;
    private @Nullable Source current;
    private boolean began;
    private boolean writing;
    private boolean ended;
    private long looked;
    private long changedAt;
    private long dirtySince;
    private boolean troubled;

    /** A session that is told by records already. */
    public record Fixed(Session session) implements SessionDraft {

        @Override
        public boolean isEmpty() {
            return session.sources().isEmpty();
        }

        @Override
        public Session read() {
            return session;
        }
    }

    /** The place that was taken, and what stood there. */
    private record Taken(SessionSlot slot, SessionSlot.Found found) {}

    /**
     * @param say takes what a person must know
     */
    public SessionsViewModel(BackgroundTasks tasks, InstantSource clock, LongSupplier nanoTime, Consumer<String> say) {
        this.tasks = tasks;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.say = say;
    }

    /** Gives the session as it is now; asked on the FX thread, must not wait. */
    public void setDrafts(Supplier<SessionDraft> now) {
        drafts = now;
    }

    /**
     * What goes on with a session.
     *
     * @param action returns whether it does, and was not declined
     */
    public void setOnRestore(Predicate<SessionOffer> action) {
        restore = action;
    }

    // --- offering

    /** Keeps the session in a folder of the user's data from now on, and offers what was kept there. */
    public void keep(Path folder) {
        tasks.callQuietly(task -> take(folder))
                .keepsResult()
                .then(this::took)
                .failed(problem -> say.accept(Messages.text("session.notKept", problem.line())))
                .start();
    }

    private static Taken take(Path folder) throws TaskFailedException {
        try {
            SessionSlot taken = SessionSlot.take(folder);
            return new Taken(taken, taken.read());
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(folder.toString(), e), e);
        }
    }

    private void took(Taken taken) {
        if (ended) {
            tasks.runQuietly(task -> close(taken.slot())).start();
            return;
        }
        slot = taken.slot();
        SessionSlot.Found found = taken.found();
        if (found.saved() instanceof SessionText.Dated saved
                && !saved.session().sources().isEmpty()) {
            offer(saved);
        }
        if (found.problem() instanceof String problem) {
            say.accept(problem);
        } else if (slot.isBesideOthers()) {
            say.accept(Messages.text("session.beside", slot.file().getFileName()));
        }
        publish();
    }

    /** Offers a session as the one of the window before. */
    public void offer(SessionText.Dated saved) {
        waiting.remove(last);
        last = SessionOffer.of(saved, ZoneId.systemDefault());
        waiting.add(last);
        publish();
    }

    private static void close(SessionSlot slot) throws TaskFailedException {
        try {
            slot.close();
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(slot.file().toString(), e), e);
        }
    }

    /** Offers what a capture was saved with, once, while that is shown. */
    public void opened(@Nullable Source source) {
        current = source;
        if (source instanceof SavedSource saved && asked.add(source)) {
            tasks.callQuietly(task -> added(saved)).then(this::found).start();
        }
        publish();
    }

    private static Optional<SessionOffer> added(SavedSource source) throws TaskFailedException {
        try {
            byte[] added = source.added(CaptureAddition.SESSION);
            if (added == null) {
                return Optional.empty();
            }
            Session session =
                    SessionText.read(source.location(), added).session().ofCapture();
            return session.isWorthwhile() ? Optional.of(SessionOffer.of(session, source)) : Optional.empty();
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(source.location(), e), e);
        }
    }

    private void found(Optional<SessionOffer> offer) {
        offer.ifPresent(waiting::add);
        publish();
    }

    private void publish() {
        SessionOffer next = null;
        for (SessionOffer offer : waiting) {
            if (offer.of() == null || offer.of() == current) {
                next = offer;
            }
        }
        offered.set(next);
    }

    /** What is offered now; {@code null} for nothing. */
    public ReadOnlyObjectProperty<@Nullable SessionOffer> offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    /** Whether there is a session of the window before that nobody went on with. */
    public boolean canRestore() {
        return last != null;
    }

    /** Goes on with what is offered. */
    public void accept() {
        accept(offered.get());
    }

    /** Goes on with the session of the window before, also when that was declined. */
    public void acceptLast() {
        accept(last);
    }

    private void accept(@Nullable SessionOffer offer) {
        if (offer != null && restore.test(offer)) {
            last = offer == last ? null : last;
            waiting.remove(offer);
            publish();
        }
    }

    /** Offers it no more. */
    public void dismiss() {
        waiting.remove(offered.get());
        publish();
    }

    // --- keeping

    /** Looks whether there is something to keep; called once a frame. */
    public void pulse() {
        long now = nanoTime.getAsLong();
        SessionSlot into = slot;
        if (into == null || ended || writing || now - looked < LOOK_NANOS && looked != 0) {
            return;
        }
        looked = now;
        SessionDraft draft = drafts.get();
        began |= !draft.isEmpty();
        if (!began) {
            // Nothing was done yet that could take the place of what was kept.
            return;
        }
        if (!draft.equals(seen)) {
            dirtySince = seen == null || seen.equals(written) ? now : dirtySince;
            seen = draft;
            changedAt = now;
        }
        if (!draft.equals(written) && (now - changedAt >= QUIET_NANOS || now - dirtySince >= LONGEST_NANOS)) {
            write(into, draft);
        }
    }

    private void write(SessionSlot into, SessionDraft draft) {
        writing = true;
        written = draft;
        dirtySince = nanoTime.getAsLong();
        tasks.callQuietly(task -> write(into, draft, clock))
                .keepsResult()
                .then(problem -> wrote(problem.orElse("")))
                .failed(problem -> wrote(problem.line()))
                .cancelled(() -> wrote(""))
                .start();
    }

    private static Optional<String> write(SessionSlot into, SessionDraft draft, InstantSource clock) {
        try {
            into.write(draft.read(), clock.instant());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(OneLine.of(Problem.of(into.file().toString(), e).line()));
        }
    }

    /** Trouble is told once, until it is over. */
    private void wrote(String problem) {
        writing = false;
        if (!problem.isEmpty() && !troubled) {
            say.accept(Messages.text("session.notWritten", problem));
        }
        troubled = !problem.isEmpty();
    }

    /**
     * Ends the keeping, with the session as it is now.
     *
     * @return what is left to do, in the background
     */
    public Runnable end() {
        ended = true;
        SessionSlot into = slot;
        if (into == null) {
            return () -> {};
        }
        SessionDraft last = drafts.get();
        boolean worth = (began || !last.isEmpty()) && !last.equals(written);
        InstantSource now = clock;
        return () -> {
            if (worth) {
                write(into, last, now);
            }
            try {
                into.close();
            } catch (IOException e) {
                // It ends with the program.
            }
        };
    }
}
