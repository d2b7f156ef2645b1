package dev.tidemark.ui.acts.volume;

import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.act.Acts;
import dev.tidemark.act.HeldWrites;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.VolumeWork;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. A hold of a volume's writes: how it is asked for, how it goes, and how it ended. */
@ViewModel
final class HoldViewModel {

    /** As long as the shadow copy service holds. */
    static final int USUAL_SECONDS = AssumedWindows.SHADOW_COPY_HOLD_SECONDS;

    static final int EXPERT_SECONDS = AssumedWindows.LONGEST_HOLD_SECONDS;

    private static final String EXPERT = "hold.expert";
    private static final double SHORTEST_SECONDS = 0.1;
    private static final double MILLIS = 1000;
    private static final double NANOS = 1e9;

    /** What writers went through is complete some moments after the hold. */
    private static final int SAMPLES_AFTERWARDS = 15;

    private final Acts acts;
    private final VolumeFacts volume;
    private final BackgroundTasks tasks;
    private final StringProperty seconds = new SimpleStringProperty(this, "seconds", Integer.toString(USUAL_SECONDS));
    private final StringProperty input = new SimpleStringProperty(this, "input", "");
    private final BooleanProperty expert = new SimpleBooleanProperty(this, "expert");
    private final BooleanProperty confirmed = new SimpleBooleanProperty(this, "confirmed");
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.READY);
    private final ReadOnlyStringWrapper state =
            new ReadOnlyStringWrapper(this, "state", Messages.text("hold.state.READY"));
    private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper(this, "left", "");
    private final ReadOnlyObjectWrapper<HoldCurve> curve = new ReadOnlyObjectWrapper<>(this, "curve", HoldCurve.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final ReadOnlyStringWrapper wrongSeconds = new ReadOnlyStringWrapper(this, "wrongSeconds", "");
    private final ReadOnlyStringWrapper wrongInput = new ReadOnlyStringWrapper(this, "wrongInput", "");
    private final BooleanBinding mayHold;
    private @Nullable HeldWrites hold;
    private final TaskSlot sampling = new TaskSlot();
    private boolean leftAlone;
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
        expert.set(Boolean.parseBoolean(settings.get(EXPERT, "false")));
        expert.addListener((property, was, now) -> {
            settings.put(EXPERT, now.toString());
            check();
        });
        seconds.addListener((property, was, now) -> check());
        input.addListener((property, was, now) -> check());
        mayHold = Bindings.createBooleanBinding(
                () -> confirmed.get()
                        && !phase.get().isGoingOn()
                        && wrongSeconds.get().isEmpty()
                        && wrongInput.get().isEmpty(),
                confirmed,
                phase,
                wrongSeconds,
                wrongInput);
    }

    // --- what is asked for

    /** The longest hold, in seconds. */
    StringProperty secondsProperty() {
        return seconds;
    }

    /** Raw input in hex; only an expert's counts. */
    StringProperty inputProperty() {
        return input;
    }

    /** Whether longer holds and raw input are offered; remembered. */
    BooleanProperty expertProperty() {
        return expert;
    }

    /** Whether a person confirmed it, and nothing forbids it. */
    BooleanProperty confirmedProperty() {
        return confirmed;
    }

    ReadOnlyStringProperty wrongSecondsProperty() {
        return wrongSeconds.getReadOnlyProperty();
    }

    ReadOnlyStringProperty wrongInputProperty() {
        return wrongInput.getReadOnlyProperty();
    }

    BooleanBinding mayHold() {
        return mayHold;
    }

    /** The longest hold that can be asked for, in seconds. */
    int limit() {
        return expert.get() ? EXPERT_SECONDS : USUAL_SECONDS;
    }

    private void check() {
        Duration longest = longest();
        wrongSeconds.set(longest == null ? Messages.text("hold.seconds.wrong", limit(), seconds.get()) : "");
        wrongInput.set(
                expert.get() && !input.get().isBlank() && bytes() == null
                        ? Messages.text("hold.input.wrong", input.get())
                        : "");
    }

    private @Nullable Duration longest() {
        try {
            double typed = Double.parseDouble(seconds.get().strip());
            return typed >= SHORTEST_SECONDS && typed <= limit() ? Duration.ofMillis(Math.round(typed * MILLIS)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private byte @Nullable [] bytes() {
        String digits = input.get().replaceAll("[\\s,]|0[xX]", "");
        try {
            return digits.isEmpty() || !expert.get() ? null : HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            return null;
        }
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

    /** Sends the request. */
    void hold() {
        Duration longest = longest();
        if (!mayHold.get() || longest == null) {
            return;
        }
        byte[] in = bytes();
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
        if (leftAlone) {
            started.releaseSoon();
        }
        enter(Phase.HOLDING);
    }

    /** Ends it now; returns at once. */
    void release() {
        HeldWrites going = hold;
        if (going != null) {
            going.releaseSoon();
        }
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
