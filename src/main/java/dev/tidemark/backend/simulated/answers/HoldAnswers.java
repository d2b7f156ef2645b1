package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.HeldWriters;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.backend.simulated.ntfs.VolumeMonitor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES, which holds the writers of a volume as long as it is pending, and
 * IOCTL_VOLSNAP_RELEASE_WRITES; lets the other codes that change something wait for the end of a hold. Under the volume's monitor, which waiting gives up.
 */
final class HoldAnswers {

    private static final long STUBBORN_POLL_MILLIS = 20;
    private static final int ABORTED = AssumedWindows.CANCELLED.code();

    private final VolumeMonitor monitor;
    private final VolumeFacts facts;
    private final HeldWriters held;
    private final MachineState machine;
    private final HandleValidity validity;

    HoldAnswers(SimulatedVolume volume, MachineState machine, HandleValidity validity) {
        this.monitor = volume.monitor();
        this.facts = volume.mountedFacts();
        this.held = volume.held();
        this.machine = machine;
        this.validity = validity;
    }

    /** Holds until the call is cancelled, the volume is dismounted or pulled out, or the driver completes it. */
    Completion hold(ControlCall call, @Nullable ByteBuffer in) {
        if (machine.faults().has(DriverQuirk.HOLD_WANTS_INPUT) && (in == null || in.remaining() == 0)) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        if (!AssumedWindows.canHoldWrites(facts)) {
            return Completion.failed(Win32Error.ERROR_INVALID_FUNCTION.code());
        }
        if (facts.readOnly()) {
            return Completion.DONE;
        }
        if (held.isHeld()) {
            return Completion.failed(Win32Error.ERROR_LOCK_VIOLATION.code());
        }
        ResourceCounters counters = machine.counters();
        held.begin();
        counters.held();
        counters.waits();
        try {
            return new Completion(pending(call), 0);
        } finally {
            if (AssumedWindows.HOLDS_BELOW_AFTER_CANCEL || machine.faults().has(DriverQuirk.HOLDS_BELOW)) {
                held.holdBelow(Duration.ofSeconds(AssumedWindows.SHADOW_COPY_HOLD_SECONDS));
            }
            held.end();
            counters.letGo();
            counters.wentOn();
        }
    }

    /** Ends what the driver below holds, whoever made it: the code has no owner in it. */
    Completion release() {
        held.releaseBelow();
        return Completion.DONE;
    }

    private int pending(ControlCall call) {
        if (!AssumedWindows.HOLD_STAYS_PENDING || machine.faults().has(DriverQuirk.HOLD_COMPLETES)) {
            return Win32Error.SUCCESS;
        }
        int code = ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value();
        while (!call.cancelled() || machine.faults().ignoresCancel(code)) {
            int gone = validity.gone(call.handle());
            if (gone != Win32Error.SUCCESS) {
                return gone;
            }
            try {
                // Nobody signals when a fault is cleared.
                monitor.changed().await(STUBBORN_POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ABORTED;
            }
        }
        return ABORTED;
    }

    /**
     * Lets a code that changes something wait as long as writes are held.
     *
     * @return 0 to go on; 995 when it was cancelled, or what it is refused with now: a dismount may have ended the hold
     */
    int pass(ControlCall call) {
        held.pass(call::cancelled);
        return call.cancelled() ? ABORTED : validity.gone(call.handle());
    }
}
