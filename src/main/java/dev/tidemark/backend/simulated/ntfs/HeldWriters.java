package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.ProbedWrite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The writers of a volume while its writes are held: who has to wait, in which order they go on, and how long each of them
 * waited. Guarded by its volume's monitor; waiting gives it up.
 */
public final class HeldWriters {

    private static final int MOST_KEPT = 10_000;

    /** Writes of the workloads that were due at a time of the hold. */
    private record Due(Instant asked, long writes) {}

    private final VolumeMonitor monitor;
    private final InstantSource clock;
    private final List<Due> queued = new ArrayList<>();
    private final List<ProbedWrite> waited = new ArrayList<>();
    private final List<Runnable> deferred = new ArrayList<>();
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();
    private boolean held;
    private long backlog;

    HeldWriters(VolumeMonitor monitor, InstantSource clock) {
        this.monitor = monitor;
        this.clock = clock;
    }

    public boolean isHeld() {
        return held;
    }

    /** Writes are held from now on. */
    public void begin() {
        held = true;
        waited.clear();
    }

    /** Ends the hold: what was closed meanwhile is logged, then who waited goes on. */
    public void end() {
        held = false;
        queued.forEach(due -> note(due.asked(), due.writes()));
        queued.clear();
        List<Runnable> closes = List.copyOf(deferred);
        deferred.clear();
        closes.forEach(Runnable::run);
        monitor.signal();
    }

    /** A writer comes: waits as long as writes are held. Who waited goes on in the order of coming. */
    void pass() {
        if (mustWait()) {
            Instant asked = clock.instant();
            awaitTurn(() -> false);
            note(asked, 1);
        }
    }

    /** As {@link #pass()}, for a control code that changes something, until it is cancelled. */
    public void pass(BooleanSupplier cancelled) {
        if (mustWait()) {
            awaitTurn(cancelled);
        }
    }

    private boolean mustWait() {
        return held || !waiting.isEmpty();
    }

    private void awaitTurn(BooleanSupplier cancelled) {
        Object me = new Object();
        waiting.add(me);
        while (!cancelled.getAsBoolean() && (held || waiting.peek() != me)) {
            monitor.changed().awaitUninterruptibly();
        }
        waiting.remove(me);
        monitor.signal();
    }

    /** Closing never waits: what it has to log is logged when the hold ends. False when nothing is held. */
    boolean defers(Runnable close) {
        if (held) {
            deferred.add(close);
        }
        return held;
    }

    /** A dismount took what was closed during the hold: the next mount logs what is pending. */
    void forgetCloses() {
        deferred.clear();
    }

    /** Workloads do not wait: what they would have written comes after the hold. */
    void queue(long writes) {
        queued.add(new Due(clock.instant(), writes));
        backlog += writes;
    }

    /** What was queued and is now to be written. */
    long takeBacklog() {
        long writes = backlog;
        backlog = 0;
        return writes;
    }

    private void note(Instant asked, long writes) {
        if (waited.size() < MOST_KEPT) {
            waited.add(new ProbedWrite(asked, Duration.between(asked, clock.instant()), writes, true));
        }
    }

    /** The writes that came during the hold that is now, or else during the last one; those that still wait come last. */
    List<ProbedWrite> waited() {
        Instant now = clock.instant();
        List<ProbedWrite> all = new ArrayList<>(waited);
        queued.forEach(
                due -> all.add(new ProbedWrite(due.asked(), Duration.between(due.asked(), now), due.writes(), false)));
        return all;
    }
}
