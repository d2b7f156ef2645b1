package dev.tidemark.ui.acts.volume;

import dev.tidemark.act.Acts;
import dev.tidemark.act.HeldWrites;
import dev.tidemark.act.WatchedWrites;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.common.VolumeWork;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A hold of a volume's writes: how it is asked for, how it goes, and how it ended. Belongs to the FX thread. */
@ViewModel
final class HoldViewModel {

    /** What writers went through is complete some moments after the hold. */
    private static final int SAMPLES_AFTERWARDS = 15;

    private final Acts acts;
    private final VolumeFacts volume;
    private final BackgroundTasks tasks;
    private final HoldRequest request;
    private final StringProperty forbidden = new SimpleStringProperty(this, "forbidden", "");
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.READY);
    private final ReadOnlyStringWrapper state =
            new ReadOnlyStringWrapper(this, "state", Messages.text("hold.state.READY"));
    private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper(this, "left", "");
    private final ReadOnlyObjectWrapper<HoldCurve> curve = new ReadOnlyObjectWrapper<>(this, "curve", HoldCurve.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final StringBinding obstacle;
    private final StringBinding watchObstacle;
    private @Nullable HeldWrites hold;
    private @Nullable WatchedWrites watched;
    private final TaskSlot sampling = new TaskSlot();
    private boolean leftAlone;
    private boolean unwanted;
    private int samplesLeft;

    /** How far it is. */
    enum Phase {
        READY,
        STARTING,
        HOLDING,
        RELEASING,
        STUCK,
        SETTLING,
        HELD_BELOW,
        /** Nothing was sent; what writers go through is watched. */
        WATCHING,
        OVER;

        /** Whether writers may be waiting. */
        boolean isGoingOn() {
            return this != READY && this != OVER;
        }
    }

    HoldViewModel(Acts acts, VolumeFacts volume, Settings settings, BackgroundTasks tasks) {
        this.acts = acts;
        this.volume = volume;
        this.tasks = tasks;
        request = new HoldRequest(volume, settings);
        watchObstacle = Bindings.createStringBinding(this::whyNotWatch, phase, request.wrongSecondsProperty());
        obstacle = Bindings.createStringBinding(this::whyNot, forbidden, phase, request.obstacle());
    }

    private String whyNot() {
        if (phase.get().isGoingOn()) {
            return whyBusy();
        }
        return forbidden.get().isEmpty() ? request.obstacle().get() : forbidden.get();
    }

    private String whyNotWatch() {
        return phase.get().isGoingOn()
                ? whyBusy()
                : request.wrongSecondsProperty().get();
    }

    private String whyBusy() {
        return Messages.text(phase.get() == Phase.WATCHING ? "hold.why.watching" : "hold.why.running");
    }

    /** What is asked for. */
    HoldRequest request() {
        return request;
    }

    /** What forbids it, in a sentence; empty for nothing. */
    StringProperty forbiddenProperty() {
        return forbidden;
    }

    /** Why it cannot begin, in a sentence; empty when it can. */
    StringBinding obstacle() {
        return obstacle;
    }

    /** Why writers cannot be watched, in a sentence; empty when they can. */
    StringBinding watchObstacle() {
        return watchObstacle;
    }

    // --- how it goes

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** The phase in words, and who ended it. */
    ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Seconds until it is released by itself; empty when nothing counts down. */
    ReadOnlyStringProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<HoldCurve> curveProperty() {
        return curve.getReadOnlyProperty();
    }

    /** Why nothing was held. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Sends the request; for the next one the name is typed again. */
    void hold() {
        Duration longest = request.longest();
        if (!obstacle.get().isEmpty() || longest == null) {
            return;
        }
        byte[] in = request.bytes();
        request.name().clear();
        begin();
        tasks.callQuietly(VolumeWork.of(task -> acts.volumes().holdWrites(volume, longest, in)))
                .then(this::begun)
                .failed(why -> failed(why, "hold.over.FAILED"))
                .start();
    }

    /** Watches what writers go through, and sends nothing. */
    void watch() {
        Duration longest = request.longest();
        if (!watchObstacle.get().isEmpty() || longest == null) {
            return;
        }
        begin();
        tasks.callQuietly(VolumeWork.of(task -> acts.volumes().watchWrites(volume, longest)))
                .then(this::watching)
                .failed(why -> failed(why, "hold.over.unwatched"))
                .start();
    }

    private void begin() {
        unwanted = false;
        hold = null;
        watched = null;
        problem.set(null);
        curve.set(HoldCurve.EMPTY);
        samplesLeft = SAMPLES_AFTERWARDS;
        enter(Phase.STARTING);
    }

    private void watching(WatchedWrites started) {
        watched = started;
        samplesLeft = 1;
        if (leftAlone || unwanted) {
            started.stop();
        }
        enter(Phase.WATCHING);
    }

    private void failed(Problem why, String words) {
        problem.set(why);
        enter(Phase.OVER);
        state.set(Messages.text(words));
    }

    private void begun(HeldWrites started) {
        hold = started;
        if (leftAlone || unwanted) {
            started.releaseSoon();
        }
        enter(Phase.HOLDING);
    }

    /** Ends it now, what is about to begin too; returns at once. */
    void release() {
        unwanted = true;
        HeldWrites going = hold;
        if (going != null) {
            going.releaseSoon();
        }
        WatchedWrites watching = watched;
        if (watching != null) {
            watching.stop();
        }
    }

    /**
     * Ends what can be ended, for somebody who wants to leave.
     *
     * @return what is still to come, in a sentence; empty when everything is told
     */
    String leaveLater() {
        Phase now = phase.get();
        release();
        if (!now.isGoingOn() || now == Phase.WATCHING) {
            return "";
        }
        boolean stuck = now == Phase.STUCK || now == Phase.HELD_BELOW;
        return Messages.text("hold.escape." + (stuck ? "stuck" : "releases"));
    }

    /** Nobody looks any more: what is held is released, what is about to be held too. */
    void leave() {
        leftAlone = true;
        release();
    }

    /** Looks how it goes; several times a second. Asking may wait a little, and is done in the background. */
    void tick() {
        HeldWrites going = hold;
        WatchedWrites watching = watched;
        if (sampling.isRunning() || samplesLeft == 0) {
            return;
        }
        if (going != null) {
            sample(() -> HoldSample.of(going, volume), () -> going == hold);
        } else if (watching != null) {
            sample(() -> HoldSample.of(watching, volume.name()), () -> watching == watched);
        }
    }

    private void sample(Supplier<HoldSample> taken, BooleanSupplier current) {
        tasks.callQuietly(task -> taken.get())
                .in(sampling)
                .then(sample -> {
                    if (current.getAsBoolean()) {
                        show(sample);
                    }
                })
                .start();
    }

    private void show(HoldSample sample) {
        curve.set(sample.curve());
        Phase now = sample.phase();
        if (now != phase.get()) {
            enter(now);
        }
        boolean countsDown = now == Phase.HOLDING || now == Phase.WATCHING;
        left.set(countsDown ? Messages.text("hold.left", HoldSample.oneDecimal(sample.remaining())) : "");
        if (now == Phase.OVER) {
            samplesLeft--;
            problem.set(sample.problem());
        }
        state.set(sample.words());
    }

    private void enter(Phase now) {
        phase.set(now);
        left.set("");
        if (now != Phase.OVER) {
            state.set(HoldSample.state(now, volume.name()));
        }
    }
}
