package dev.tidemark.capture.act;

import dev.tidemark.text.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Safe from any thread. One thing that was done to a volume or a file, and what became of it. */
public final class Act {

    private final long number;
    private final ActKind kind;
    private final String volume;
    private final String target;
    private final Instant at;
    private volatile State state = State.RUNNING;
    private volatile @Nullable Effect effect;
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

    /** Counts from 1; 0 for routine. */
    public long number() {
        return number;
    }

    public ActKind kind() {
        return kind;
    }

    /** The volume's id; empty for routine. */
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
    public @Nullable Effect effect() {
        return effect;
    }

    /** Why it failed; {@code null} when it did not. */
    public @Nullable Problem problem() {
        return problem;
    }

    void caused(Effect records) {
        effect = records;
    }

    /** What it causes ends at a USN. */
    void causedUntil(long usn) {
        Effect open = effect;
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
