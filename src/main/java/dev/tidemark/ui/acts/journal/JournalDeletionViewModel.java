package dev.tidemark.ui.acts.journal;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.Acts;
import dev.tidemark.act.JournalActs;
import dev.tidemark.act.JournalDeletion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.acts.kit.VolumeName;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.common.VolumeWork;
import java.util.concurrent.TimeUnit;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The deletion of a volume's journal: started here or by somebody else, and how far it is. Belongs to the FX thread. */
@ViewModel
final class JournalDeletionViewModel {

    private final Acts acts;
    private final VolumeFacts volume;
    private final BackgroundTasks tasks;
    private final BooleanProperty wait = new SimpleBooleanProperty(this, "wait");
    private final VolumeName name;
    private final StringProperty forbidden = new SimpleStringProperty(this, "forbidden", Messages.text("why.checking"));
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.IDLE);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final StringBinding obstacle;
    private Runnable onEnd = () -> {};
    private @Nullable JournalDeletion waiting;
    private final TaskSlot asking = new TaskSlot();
    private boolean stopping;

    /** The journal that is being deleted. */
    private long deleted = JournalActs.NO_JOURNAL;

    private long since;

    /** How far it is. */
    enum Phase {
        IDLE,
        STARTING,
        /** It goes on, and nobody here waits for it. */
        DELETING,
        WAITING,
        GONE;

        boolean isGoingOn() {
            return this == DELETING || this == WAITING;
        }
    }

    JournalDeletionViewModel(Acts acts, VolumeFacts volume, BackgroundTasks tasks) {
        this.acts = acts;
        this.volume = volume;
        this.tasks = tasks;
        name = new VolumeName(volume);
        obstacle = Bindings.createStringBinding(this::whyNot, forbidden, active, name.textProperty(), phase);
    }

    private String whyNot() {
        if (phase.get().isGoingOn() || phase.get() == Phase.STARTING) {
            return Messages.text("journal.delete.why.running");
        }
        if (!forbidden.get().isEmpty()) {
            return forbidden.get();
        }
        return active.get() ? name.obstacle() : Messages.text("journal.delete.why.none");
    }

    /** Whether one request deletes and waits for the end. */
    BooleanProperty waitProperty() {
        return wait;
    }

    /** What a person types to confirm it. */
    VolumeName name() {
        return name;
    }

    /** What forbids it, in a sentence; empty for nothing. */
    StringProperty forbiddenProperty() {
        return forbidden;
    }

    /** Whether there is a journal to delete. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** Why it cannot be deleted, in a sentence; empty when it can. */
    StringBinding obstacle() {
        return obstacle;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** The phase in words, with the time it takes. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What to do when the journal is gone. */
    void setOnEnd(Runnable action) {
        onEnd = action;
    }

    /** A deletion goes on that somebody started. */
    void seen() {
        if (!phase.get().isGoingOn()) {
            since = System.nanoTime();
            deleted = JournalActs.NO_JOURNAL;
            enter(Phase.DELETING);
        }
    }

    /** Deletes the journal of that id; for the next time the name is typed again. */
    void delete(long journalId) {
        if (!obstacle.get().isEmpty()) {
            return;
        }
        name.clear();
        since = System.nanoTime();
        problem.set(null);
        deleted = journalId;
        JournalDeletion deletion = acts.journals().deletion(volume, journalId);
        boolean untilEnd = wait.get();
        begin(deletion, untilEnd);
        run(() -> deletion.run(untilEnd), untilEnd, "journal.deleting");
    }

    /** Waits for the end of the deletion that goes on. */
    void await() {
        if (phase.get() == Phase.DELETING) {
            JournalDeletion deletion = acts.journals().deletion(volume, 0);
            begin(deletion, true);
            run(deletion::await, true, "journal.deleting.awaited");
        }
    }

    private void begin(JournalDeletion deletion, boolean untilEnd) {
        waiting = untilEnd ? deletion : null;
        stopping = false;
        enter(untilEnd ? Phase.WAITING : Phase.STARTING);
    }

    /** A part of a deletion. */
    private interface Part {
        void run() throws ActFailedException;
    }

    /** Whoever cancels it no longer waits; what was begun cannot be taken back, so its end is told all the same. */
    private void run(Part part, boolean untilEnd, String words) {
        tasks.call(Messages.text(words, volume.name()), VolumeWork.of(task -> {
                    part.run();
                    return untilEnd;
                }))
                .keepsResult()
                .onCancel(this::stopWaiting)
                .then(this::ran)
                .failed(this::failed)
                .start();
    }

    private void ran(boolean toItsEnd) {
        waiting = null;
        if (toItsEnd) {
            gone();
        } else if (phase.get() == Phase.STARTING) {
            enter(Phase.DELETING);
        }
    }

    private void failed(Problem why) {
        waiting = null;
        problem.set(why);
        boolean goesOn = Win32Error.ERROR_OPERATION_ABORTED.is(why.code());
        enter(goesOn ? Phase.DELETING : Phase.IDLE);
    }

    /** Stops waiting; the deletion goes on. */
    void stopWaiting() {
        stopping = true;
        JournalDeletion going = waiting;
        if (going != null) {
            tasks.runQuietly(task -> going.stopWaiting()).start();
        }
    }

    /** Asks, once a second, whether it goes on: in the background. */
    void tick() {
        if (!phase.get().isGoingOn()) {
            return;
        }
        words.set(text(phase.get()));
        if (stopping) {
            // A cancel that came before the request was pending is lost.
            stopWaiting();
        }
        if (asking.isRunning() || phase.get() != Phase.DELETING) {
            return;
        }
        // A volume that cannot be asked right now is asked again.
        tasks.callQuietly(VolumeWork.of(task -> acts.journals().deletionOf(volume, deleted)))
                .in(asking)
                .then(this::answered)
                .failed(problem::set)
                .start();
    }

    private void answered(JournalActs.DeletionState state) {
        if (phase.get() != Phase.DELETING) {
            return;
        }
        if (state == JournalActs.DeletionState.OVER) {
            gone();
        } else if (state == JournalActs.DeletionState.NOT_BEGUN) {
            problem.set(Win32Problems.of(
                    Win32Error.ERROR_CANCELLED.code(), ControlCode.FSCTL_DELETE_USN_JOURNAL.name(), volume.name()));
            enter(Phase.IDLE);
        }
    }

    private void gone() {
        enter(Phase.GONE);
        onEnd.run();
    }

    private void enter(Phase now) {
        phase.set(now);
        words.set(text(now));
    }

    private String text(Phase now) {
        return Messages.text("journal.deletion." + now, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since));
    }
}
