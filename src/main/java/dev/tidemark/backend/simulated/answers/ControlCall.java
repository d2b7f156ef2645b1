package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import org.jspecify.annotations.Nullable;

/**
 * One control code on its way: cancelled when its handle was cancelled or closed since it was sent. Guarded by its volume's
 * monitor.
 *
 * @param cancels how often the handle had been cancelled when the call was sent
 */
record ControlCall(HandleState handle, int cancels) {

    boolean cancelled() {
        return handle.isClosed() || handle.cancels() != cancels;
    }

    OpenMode mode() {
        return handle.mode();
    }

    /** The file, {@code null} for the volume itself. */
    @Nullable
    SimulatedOpen open() {
        return handle.open();
    }

    boolean onVolume() {
        return handle.open() == null;
    }
}
