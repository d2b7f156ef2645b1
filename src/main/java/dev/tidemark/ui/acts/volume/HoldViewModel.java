package dev.tidemark.ui.acts.volume;

import dev.tidemark.act.Acts;
import dev.tidemark.act.HeldWrites;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.common.VolumeWork;
import java.time.Duration;
import java.util.Locale;
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

    private static final double NANOS = 1e9;

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
    private @Nullable HeldWrites hold;
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
        OVER;

        /** Whether writers may be waiting. */
        boolean isGoingOn() {
            return this != READY && this != OVER;
        }
    }

    /** A hold as it was at one moment. */
    private record Sample(
            HeldWrites.State state,
            HeldWrites.@Nullable End end,
            Duration elapsed,
            Duration remaining,
            @Nullable Problem problem,
            HoldCurve curve) {

        static Sample of(HeldWrites hold) {
            HeldWrites.State state = hold.state();
            Duration shown = state == HeldWrites.State.OVER ? hold.elapsed() : longer(hold.longest(), hold.elapsed());
            return new Sample(
                    state,
                    hold.end(),
                    hold.elapsed(),
                    hold.remaining(),
                    hold.problem(),
                    HoldCurve.of(hold.writes(), hold.since(), shown));
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }
    }

    HoldViewModel(Acts acts, VolumeFacts volume, Settings settings, BackgroundTasks tasks) {
        this.acts = acts;
        this.volume = volume;
        this.tasks = tasks;
        request = new HoldRequest(volume, settings);
        obstacle = Bindings.createStringBinding(this::whyNot, forbidden, phase, request.obstacle());
    }

    private String whyNot() {
        if (phase.get().isGoingOn()) {
            return Messages.text("hold.why.running");
        }
        return forbidden.get().isEmpty() ? request.obstacle().get() : forbidden.get();
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
        unwanted = false;
        hold = null;
        problem.set(null);
        curve.set(HoldCurve.EMPTY);
        enter(Phase.STARTING);
        tasks.callQuietly(VolumeWork.of(task -> acts.volumes().holdWrites(volume, longest, in)))
                .then(this::begun)
                .failed(this::failed)
                .start();
    }

    private void failed(Problem why) {
        problem.set(why);
        enter(Phase.OVER);
        state.set(Messages.text("hold.over.FAILED"));
    }

    private void begun(HeldWrites started) {
        hold = started;
        samplesLeft = SAMPLES_AFTERWARDS;
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
    }

    /**
     * Ends what can be ended, for somebody who wants to leave.
     *
     * @return what is still to come, in a sentence; empty when everything is told
     */
    String leaveLater() {
        Phase now = phase.get();
        release();
        return now.isGoingOn() ? Messages.text("hold.escape." + (now == Phase.STUCK ? "stuck" : "releases")) : "";
    }

    /** Nobody looks any more: what is held is released, what is about to be held too. */
    void leave() {
        leftAlone = true;
        release();
    }

    /** Looks how it goes; several times a second. Asking may wait a little, and is done in the background. */
    void tick() {
        HeldWrites going = hold;
        if (going == null || sampling.isRunning() || samplesLeft == 0) {
            return;
        }
        tasks.callQuietly(task -> Sample.of(going))
                .in(sampling)
                .then(sample -> {
                    if (going == hold) {
                        show(sample);
                    }
                })
                .start();
    }

    private void show(Sample sample) {
        curve.set(sample.curve());
        Phase now = Phase.valueOf(sample.state().name());
        if (now != phase.get()) {
            enter(now);
        }
        left.set(now == Phase.HOLDING ? Messages.text("hold.left", oneDecimal(sample.remaining())) : "");
        if (now == Phase.OVER) {
            samplesLeft--;
            problem.set(sample.problem());
            state.set(over(sample));
        }
    }

    private String over(Sample sample) {
        HeldWrites.End end = sample.end();
        if (end == HeldWrites.End.DRIVER && volume.readOnly()) {
            return Messages.text("hold.over.readOnly");
        }
        return Messages.text("hold.over." + end, oneDecimal(sample.elapsed()));
    }

    private static String oneDecimal(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / NANOS);
    }

    private void enter(Phase now) {
        phase.set(now);
        left.set("");
        if (now != Phase.OVER) {
            state.set(Messages.text("hold.state." + now, volume.name()));
        }
    }
}
