package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.ProbedWrite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The writers of a volume while its writes are held, by the file system, by the driver below it, or by both: who has to wait,
 * in which order they go on, and how long each of them waited. Guarded by its volume's monitor; waiting gives it up.
 */
public final class HeldWriters {

    private static final int MOST_KEPT = 10_000;
    private static final long LOOK_MILLIS = 10;

    /** Writes of the workloads that were due at a time of the hold. */
    private record Due(Instant asked, long writes) {}

    private final VolumeMonitor monitor;
    private final InstantSource clock;
    private final List<Due> queued = new ArrayList<>();
    private final List<ProbedWrite> waited = new ArrayList<>();
    private final List<Runnable> deferred = new ArrayList<>();
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();
    private boolean held;
    private @Nullable Instant belowUntil;
    private @Nullable Instant shadowCopyUntil;
    private long backlog;

    HeldWriters(VolumeMonitor monitor, InstantSource clock) {
        this.monitor = monitor;
        this.clock = clock;
    }

    /** Whether anything holds writes now; what the driver below holds ends by itself when its time has passed. */
    public boolean isHeld() {
        Instant until = belowUntil;
        if (until != null && !clock.instant().isBefore(until)) {
            releaseBelow();
        }
        return held || belowUntil != null;
    }

    /** The file system holds writes from now on. */
    public void begin() {
        held = true;
        waited.clear();
    }

    /** The file system holds no more. */
    public void end() {
        held = false;
        letGo();
    }

    /** The driver below holds writes from now on, for that long at most. */
    public void holdBelow(Duration longest) {
        if (!isHeld()) {
            waited.clear();
        }
        belowUntil = clock.instant().plus(longest);
    }

    /** The driver below holds no more. */
    public void releaseBelow() {
        belowUntil = null;
        letGo();
    }

    /** Another program makes a shadow copy, whose driver holds writes. */
    void makeShadowCopy(Duration time) {
        holdBelow(time);
        shadowCopyUntil = belowUntil;
    }

    boolean isShadowCopied() {
        Instant until = shadowCopyUntil;
        return until != null && isHeld() && clock.instant().isBefore(until);
    }

    /** If nothing holds writes any more: what was closed meanwhile is logged, then who waited goes on. */
    private void letGo() {
        if (held || belowUntil != null) {
            return;
        }
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
        return isHeld() || !waiting.isEmpty();
    }

    private void awaitTurn(BooleanSupplier cancelled) {
        Object me = new Object();
        waiting.add(me);
        boolean interrupted = false;
        while (!cancelled.getAsBoolean() && (isHeld() || waiting.peek() != me)) {
            try {
                // Nobody signals when the time of the driver below has passed.
                monitor.changed().await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        waiting.remove(me);
        monitor.signal();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closing never waits: what it has to log is logged when the hold ends. False when nothing is held. */
    boolean defers(Runnable close) {
        boolean now = isHeld();
        if (now) {
            deferred.add(close);
        }
        return now;
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
