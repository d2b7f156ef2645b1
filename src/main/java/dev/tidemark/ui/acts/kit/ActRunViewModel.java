package dev.tidemark.ui.acts.kit;

import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.act.ActFailedException;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.VolumeWork;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. How an act goes: running in the background, done, or failed with words. */
@ViewModel
public final class ActRunViewModel {

    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.READY);
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper(this, "progress", "");
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper(this, "result", "");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private List<Holder> holders = List.of();
    private @Nullable BackgroundTask running;

    /** How far it is. */
    public enum Phase {
        READY,
        RUNNING,
        DONE,
        FAILED
    }

    /** What is done, in the background. */
    public interface Body<T> {
        /**
         * Does it.
         *
         * @param cancelled whether it was cancelled meanwhile
         */
        T run(BooleanSupplier cancelled) throws ActFailedException;
    }

    public ActRunViewModel(BackgroundTasks tasks) {
        this.tasks = tasks;
    }

    /**
     * Does something unless something is being done.
     *
     * @param words what goes on
     * @param then takes what came of it, on the FX thread, and says so with {@link #done}
     */
    public <T> void run(String words, Body<T> body, Consumer<T> then) {
        if (phase.get() == Phase.RUNNING) {
            return;
        }
        problem.set(null);
        holders = List.of();
        result.set("");
        progress.set(words);
        phase.set(Phase.RUNNING);
        List<Holder> who = new CopyOnWriteArrayList<>();
        // What was done to a volume counts, and is shown, however late somebody cancelled it.
        running = tasks.call(words, VolumeWork.of(task -> act(body, task, who)))
                .keepsResult()
                .then(then)
                .failed(why -> failed(why, List.copyOf(who)))
                .cancelled(this::neverBegan)
                .start();
    }

    private static <T> T act(Body<T> body, BackgroundTask task, List<Holder> who) throws ActFailedException {
        try {
            return body.run(task.cancelled());
        } catch (ActFailedException e) {
            who.addAll(e.holders());
            throw e;
        }
    }

    private void neverBegan() {
        progress.set("");
        phase.set(Phase.READY);
    }

    private void failed(Problem why, List<Holder> who) {
        holders = who;
        progress.set("");
        problem.set(why);
        phase.set(Phase.FAILED);
    }

    /** Says what is wrong without trying. */
    void refuse(Problem why) {
        failed(why, List.of());
    }

    /** It went well. */
    public void done(String words) {
        progress.set("");
        result.set(words);
        phase.set(Phase.DONE);
    }

    /** Forgets what was, unless something goes on. */
    public void reset() {
        if (phase.get() != Phase.RUNNING) {
            problem.set(null);
            result.set("");
            phase.set(Phase.READY);
        }
    }

    /** Asks what goes on to end. */
    public void cancel() {
        if (running != null) {
            running.cancel();
        }
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** What goes on; empty when nothing does. */
    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What came of it; empty when nothing did. */
    ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Why it failed; {@code null} when it did not. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Who has the volume in use, where that is why it failed. */
    List<Holder> holders() {
        return holders;
    }

    public boolean isRunning() {
        return phase.get() == Phase.RUNNING;
    }
}
