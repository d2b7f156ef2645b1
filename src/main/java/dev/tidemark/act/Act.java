package dev.tidemark.act;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.text.Problem;
import dev.tidemark.trace.CallPurpose;
import dev.tidemark.trace.DeviceCall;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Safe from any thread. One thing that was done to a volume or a file, and what became of it. */
public final class Act implements CallPurpose {

    private final long number;
    private final ActKind kind;
    private final String volume;
    private final String target;
    private final Instant at;
    private volatile State state = State.RUNNING;
    private volatile @Nullable AttributionScope effect;
    private volatile @Nullable Problem problem;

    /** How far it is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    Act(long number, ActKind kind, String volume, String target, Instant at) {
        this.number = number;
        this.kind = kind;
        this.volume = volume;
        this.target = target;
        this.at = at;
    }

    /** Counts from 1. */
    @Override
    public long number() {
        return number;
    }

    public ActKind kind() {
        return kind;
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public String label() {
        return kind.label();
    }

    /** Whether a call did what the act is for. What was cancelled after it had begun did it as well. */
    @Override
    public boolean isAchievedBy(DeviceCall call) {
        boolean done = call.ok() || Win32Error.ERROR_OPERATION_ABORTED.is(call.status());
        return done && effect != null && call.code() == kind.code();
    }

    /** The act that a call was sent for; empty for routine. */
    public static Optional<Act> of(DeviceCall call) {
        return call.purpose() instanceof Act act ? Optional.of(act) : Optional.empty();
    }

    /** The volume's id. */
    public String volume() {
        return volume;
    }

    /** What it was done to: the volume, or a file of it. */
    public String target() {
        return target;
    }

    public Instant at() {
        return at;
    }

    public State state() {
        return state;
    }

    /** Which records it may have caused; {@code null} when it causes none, or none yet. */
    public @Nullable AttributionScope effect() {
        return effect;
    }

    /** Why it failed; {@code null} when it did not. */
    public @Nullable Problem problem() {
        return problem;
    }

    void caused(AttributionScope records) {
        effect = records;
    }

    /** What it causes ends at a USN. */
    void causedUntil(long usn) {
        AttributionScope open = effect;
        if (open != null) {
            effect = open.endedAt(usn);
        }
    }

    void done() {
        state = State.DONE;
    }

    void failed(Problem why) {
        problem = why;
        state = State.FAILED;
    }
}
