package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.simulated.ntfs.VolumeMonitor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How control codes wait until something is over or they are cancelled. Under the volume's monitor, which waiting gives up. */
final class CallWaits {

    static final long FOR_EVER = Long.MAX_VALUE;
    private static final long POLL_MILLIS = 20;

    private final VolumeMonitor monitor;
    private final ResourceCounters counters;

    CallWaits(VolumeMonitor monitor, ResourceCounters counters) {
        this.monitor = monitor;
        this.counters = counters;
    }

    /**
     * Waits while a condition holds, no longer than that many milliseconds.
     *
     * @return false when the call was cancelled
     */
    boolean pause(ControlCall call, long millis, BooleanSupplier holds) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        boolean waits = holds.getAsBoolean();
        if (waits) {
            counters.waits();
        }
        try {
            while (left > 0 && !call.cancelled() && holds.getAsBoolean()) {
                if (millis == FOR_EVER) {
                    monitor.changed().await();
                } else {
                    left = monitor.changed().awaitNanos(left);
                }
            }
            return !call.cancelled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (waits) {
                counters.wentOn();
            }
        }
    }

    /** As {@link #pause}, for something that nobody signals: looks again every now and then. */
    boolean poll(ControlCall call, BooleanSupplier holds) {
        boolean goesOn = true;
        while (goesOn && holds.getAsBoolean()) {
            goesOn = pause(call, POLL_MILLIS, holds);
        }
        return goesOn;
    }
}
