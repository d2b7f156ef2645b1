package dev.tidemark.backend.windows;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Safe from any thread. Is told when a device wants to leave, and lets go of its volume: a handle that stays open would
 * refuse that ({@code CM_Register_Notification} with a device handle). Where Windows has no such function, handles end with
 * the device.
 */
final class DeviceRemovalWatcher {

    private static final int FILTER_SIZE = 416;
    private static final int FILTER_TYPE = 8;
    private static final int FILTER_HANDLE = 16;
    private static final int DEVICE_HANDLE = 1;
    private static final int QUERY_REMOVE = 2;
    private static final int REMOVE_PENDING = 4;
    private static final int REMOVE_COMPLETE = 5;

    private final Map<Long, VolumeHandles> watched = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();
    private final Cfgmgr32.Notify callback = (registration, context, action, data, size) -> happened(context, action);

    /** A registration cannot be ended from inside its own callback, which is where handles are closed. */
    private final ExecutorService endings = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("tidemark-departures").daemon().unstarted(task));

    private volatile boolean missing;

    /** Watches the device below an open handle; what is returned ends that. */
    Runnable watch(long handle, VolumeHandles volume) {
        if (missing) {
            return () -> {};
        }
        long context = next.incrementAndGet();
        watched.put(context, volume);
        ByteBuffer filter = NativeText.memory(FILTER_SIZE).putInt(0, FILTER_SIZE);
        filter.putInt(FILTER_TYPE, DEVICE_HANDLE).putLong(FILTER_HANDLE, handle);
        ByteBuffer registration = NativeText.memory(Long.BYTES);
        if (!register(filter, context, registration)) {
            watched.remove(context);
            return () -> {};
        }
        long registered = registration.getLong(0);
        return () -> {
            watched.remove(context);
            endings.execute(() -> Cfgmgr32.CM_Unregister_Notification(registered));
        };
    }

    private boolean register(ByteBuffer filter, long context, ByteBuffer registration) {
        try {
            return Cfgmgr32.CM_Register_Notification(
                            NativeText.address(filter), context, callback, NativeText.address(registration))
                    == 0;
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            missing = true;
            return false;
        }
    }

    private int happened(long context, int action) {
        VolumeHandles volume = watched.get(context);
        boolean leaves = action == QUERY_REMOVE || action == REMOVE_PENDING || action == REMOVE_COMPLETE;
        if (volume != null && leaves) {
            volume.leave();
        }
        return 0;
    }
}
