package dev.tidemark.backend.windows;

import dev.tidemark.backend.Listening;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeEvent;
import dev.tidemark.backend.Win32Exception;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Hears of a volume over a handle without data access: that is one of the storage device, and keeps nobody from locking the
 * volume. Safe from any thread.
 */
final class VolumeListening implements Listening {

    private static final Runnable NOT_YET = () -> {};
    private static final Runnable CLOSED = () -> {};

    private final Runnable closeHandle;
    private final AtomicReference<Runnable> unregister = new AtomicReference<>(NOT_YET);

    VolumeListening(Runnable closeHandle) {
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
        listening.register(leaving -> watcher.listen(device.value(), heard, leaving));
        return listening;
    }

    /**
     * Registers; the device may want to leave before that has returned.
     *
     * @param registration takes what is to run when the device wants to leave, and gives what ends it
     */
    void register(UnaryOperator<Runnable> registration) {
        Runnable end;
        try {
            end = registration.apply(this::close);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        if (!unregister.compareAndSet(NOT_YET, end)) {
            end.run();
        }
    }

    @Override
    public void close() {
        Runnable end = unregister.getAndSet(CLOSED);
        if (end != CLOSED) {
            end.run();
            closeHandle.run();
        }
    }
}
