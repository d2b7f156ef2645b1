package dev.tidemark.backend.simulated;

import dev.tidemark.backend.OpenMode;
import org.jspecify.annotations.Nullable;

/**
 * Guarded by its volume's lock. One control code on its way: cancelled when its handle was cancelled or closed since it was
 * sent.
 *
 * @param cancels how often the handle had been cancelled when the call was sent
 */
record Call(SimulatedHandle handle, int cancels) {

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
