package dev.tidemark.volume;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Flushes a volume and holds its writers for as long as the call is pending. Stateless.
 *
 * @see <a href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/ni-ntifs-ioctl_volsnap_flush_and_hold_writes">
 *     IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES</a>
 */
public final class WriteHold {

    private WriteHold() {}

    /**
     * Holds writers until the handle is cancelled or the driver ends it; returns when the hold is over, whatever the status
     * says. The caller needs a thread of its own and a second one that cancels.
     *
     * @param volume opened for reading and writing
     * @param in raw input; the page describes none, so {@code null}
     * @return 995 when it was cancelled; 0 when the driver ended it by itself; 33 or 21 when it never held
     */
    public static Completion hold(Handle volume, @Nullable ByteBuffer in) {
        return volume.control(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value(), in, null);
    }
}
