package dev.tidemark.volume;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Flushes a volume and holds its writers, and lets them go. Stateless. The file system holds them for as long as the call is
 * pending; the driver below it may hold on longer.
 *
 * @see <a href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/ni-ntifs-ioctl_volsnap_flush_and_hold_writes">
 *     IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES</a>
 */
public final class WriteHold {

    private WriteHold() {}

    /**
     * Holds writers until the handle is cancelled or the driver ends it; returns when the file system's hold is over, whatever
     * the status says. The caller needs a thread of its own and a second one that cancels.
     *
     * @param volume opened for reading and writing
     * @param in raw input; the page describes none, so {@code null}
     * @return 995 when it was cancelled; 0 when the driver ended it by itself; 33 or 21 when it never held
     */
    public static Completion hold(Handle volume, @Nullable ByteBuffer in) {
        return volume.control(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value(), in, null);
    }

    /**
     * Tells the driver below the file system to hold no more ({@code IOCTL_VOLSNAP_RELEASE_WRITES}, which public programs know
     * and no page describes). It has no owner in it: sent while another program makes a shadow copy, it may end that one's hold.
     *
     * @param volume another handle than the one that holds, opened for reading and writing
     * @return 0, or what it was refused with, which does no harm
     */
    public static Completion release(Handle volume) {
        return volume.control(ControlCode.IOCTL_VOLSNAP_RELEASE_WRITES.value(), null, null);
    }
}
