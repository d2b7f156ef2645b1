package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

    /** A writer comes: waits as long as writes are held. */
    void pass() {
        if (!held) {
            return;
        }
        Instant asked = volume.machine().clock().instant();
        while (held) {
            volume.journal().changed().awaitUninterruptibly();
        }
        note(asked, 1);
    }

    /** As {@link #pass}, for a control code that changes something; false when it was cancelled. */
    boolean pass(Call call) {
        while (held && !call.cancelled()) {
            volume.journal().changed().awaitUninterruptibly();
        }
        return !call.cancelled();
    }

    /** Closing never waits: what it has to log is logged when the hold ends. False when nothing is held. */
    boolean defers(Runnable close) {
        if (held) {
            deferred.add(close);
        }
        return held;
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
