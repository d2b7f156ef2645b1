package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Guarded by its volume's lock. Holds the writers of a volume while IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES is pending, which
 * it is until it is cancelled, and remembers how long each of them had to wait.
 */
final class WriteHold {

    private static final int MOST_KEPT = 10_000;
    private static final long STUBBORN_POLL_MILLIS = 20;
    private static final int ABORTED = Win32Error.ERROR_OPERATION_ABORTED.code();

    /** Writes of the workloads that were due at a time of the hold. */
    private record Due(Instant asked, long writes) {}

    private final SimulatedVolume volume;
    private final List<Due> queued = new ArrayList<>();
    private final List<ProbedWrite> waited = new ArrayList<>();
    private final List<Runnable> deferred = new ArrayList<>();
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();
    private boolean held;
    private long backlog;

    WriteHold(SimulatedVolume volume) {
        this.volume = volume;
    }

    boolean isHeld() {
        return held;
    }

    /** Holds until the call is cancelled, the volume is dismounted or pulled out. */
    Completion hold(Call call) {
        VolumeFacts facts = volume.mountedFacts();
        boolean disk = facts.deviceType() == VolumeFacts.FILE_DEVICE_DISK
                || facts.deviceType() == VolumeFacts.FILE_DEVICE_VIRTUAL_DISK;
        if (facts.remote() || !disk) {
            return Completion.failed(Win32Error.ERROR_INVALID_FUNCTION.code());
        }
        if (facts.readOnly()) {
            return Completion.DONE;
        }
        if (held) {
            return Completion.failed(Win32Error.ERROR_LOCK_VIOLATION.code());
        }
        begin();
        try {
            return Completion.failed(pending(call));
        } finally {
            end();
        }
    }

    private void begin() {
        held = true;
        waited.clear();
        volume.machine().leaks().held();
        volume.machine().leaks().waits();
    }

    private int pending(Call call) {
        int code = ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value();
        while (!call.cancelled() || volume.machine().faults().ignoresCancel(code)) {
            int gone = volume.gone(call.handle());
            if (gone != Win32Error.SUCCESS) {
                return gone;
            }
            try {
                // Nobody signals when a fault is cleared.
                volume.journal().changed().await(STUBBORN_POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ABORTED;
            }
        }
        return ABORTED;
    }

    private void end() {
        held = false;
        queued.forEach(due -> note(due.asked(), due.writes()));
        queued.clear();
        List<Runnable> closes = List.copyOf(deferred);
        deferred.clear();
        closes.forEach(Runnable::run);
        volume.machine().leaks().letGo();
        volume.machine().leaks().wentOn();
        volume.journal().changed().signalAll();
    }

    /** A writer comes: waits as long as writes are held. Who waited goes on in the order of coming. */
    void pass() {
        if (held || !waiting.isEmpty()) {
            Instant asked = volume.machine().clock().instant();
            awaitTurn(() -> false);
            note(asked, 1);
        }
    }

    /**
     * As {@link #pass}, for a control code that changes something.
     *
     * @return 0 to go on; 995 when it was cancelled, or what it is refused with now: a dismount may have ended the hold
     */
    int pass(Call call) {
        if (held || !waiting.isEmpty()) {
            awaitTurn(call::cancelled);
        }
        return call.cancelled() ? ABORTED : volume.gone(call.handle());
    }

    private void awaitTurn(BooleanSupplier cancelled) {
        Object me = new Object();
        waiting.add(me);
        while (!cancelled.getAsBoolean() && (held || waiting.peek() != me)) {
            volume.journal().changed().awaitUninterruptibly();
        }
        waiting.remove(me);
        volume.journal().changed().signalAll();
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
        queued.add(new Due(volume.machine().clock().instant(), writes));
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
            Instant now = volume.machine().clock().instant();
            waited.add(new ProbedWrite(asked, Duration.between(asked, now), writes, true));
        }
    }

    /** The writes that came during the hold that is now, or else during the last one; those that still wait come last. */
    List<ProbedWrite> waited() {
        Instant now = volume.machine().clock().instant();
        List<ProbedWrite> all = new ArrayList<>(waited);
        queued.forEach(
                due -> all.add(new ProbedWrite(due.asked(), Duration.between(due.asked(), now), due.writes(), false)));
        return all;
    }
}
