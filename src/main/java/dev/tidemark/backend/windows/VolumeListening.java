package dev.tidemark.backend.windows;

import dev.tidemark.backend.Listening;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeEvent;
import dev.tidemark.backend.Win32Exception;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Hears of a volume over a handle without data access: that is one of the storage device, and keeps nobody from locking the
 * volume. Safe from any thread.
 */
final class VolumeListening implements Listening {

    private final Runnable closeHandle;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Runnable unregister = () -> {};

    private VolumeListening(Runnable closeHandle) {
        this.closeHandle = closeHandle;
    }

    /** Opens a volume for a mode. */
    interface Opener {
        WindowsHandle open(OpenMode mode) throws Win32Exception;
    }

    static Listening to(Opener opener, DeviceRemovalWatcher watcher, Consumer<VolumeEvent> heard)
            throws Win32Exception {
        WindowsHandle device = opener.open(OpenMode.DEVICE_FACTS);
        VolumeListening listening = new VolumeListening(device::close);
        listening.unregister = watcher.listen(device.value(), heard, listening::close);
        return listening;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            unregister.run();
            closeHandle.run();
        }
    }
}
