package dev.tidemark.backend.windows;

import com.sun.jna.Pointer;
import dev.tidemark.backend.VolumeEvent;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Is told when a device wants to leave, and lets go of its volume: a handle that stays open would refuse that; and when others
 * lock or dismount it ({@code CM_Register_Notification} with a device handle). Safe from any thread. Where Windows has no such function, handles end
 * with the device.
 */
final class DeviceRemovalWatcher {

    private static final int FILTER_SIZE = 416;
    private static final int FILTER_TYPE = 8;
    private static final int FILTER_HANDLE = 16;
    private static final int DEVICE_HANDLE = 1;
    private static final int QUERY_REMOVE = 2;
    private static final int REMOVE_PENDING = 4;
    private static final int REMOVE_COMPLETE = 5;

    private static final int CUSTOM_EVENT = 6;

    /** CM_NOTIFY_EVENT_DATA: the GUID of a custom event. */
    private static final int EVENT_GUID = 8;

    private static final int GUID_SIZE = 16;

    private final Map<Long, Heard> watched = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();
    private final Cfgmgr32.Notify callback = (registration, context, action, data, size) -> {
        happened(context, action, data);
        return 0;
    };

    /** A registration cannot be ended from inside its own callback: then that is left to this thread. */
    private final ExecutorService endings = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("tidemark-departures").daemon().unstarted(task));

    private volatile boolean missing;

    private final ThreadLocal<Boolean> inCallback = ThreadLocal.withInitial(() -> false);

    /**
     * Watches the device below an open handle; what is returned ends that. A registration keeps the handle's file in use: outside
     * of a callback it has ended on return, so that a lock can be sent.
     */
    Runnable watch(long handle, VolumeHandles volume) {
        return register(handle, (action, data) -> {
            if (leaves(action)) {
                volume.leave();
            }
        });
    }

    /**
     * Hears what is announced of the device below an open handle; what is returned ends that.
     *
     * @param leaving runs when the device wants to leave: the handle is to be closed then
     */
    Runnable listen(long handle, Consumer<VolumeEvent> heard, Runnable leaving) {
        return register(handle, (action, data) -> {
            if (leaves(action)) {
                leaving.run();
            } else if (action == CUSTOM_EVENT && data != 0) {
                ByteBuffer guid = new Pointer(data).getByteBuffer(EVENT_GUID, GUID_SIZE);
                VolumeEvent.of(guid).ifPresent(heard);
            }
        });
    }

    private static boolean leaves(int action) {
        return action == QUERY_REMOVE || action == REMOVE_PENDING || action == REMOVE_COMPLETE;
    }

    /** What is done when something happens to a device. */
    private interface Heard {
        void happened(int action, long data);
    }

    private Runnable register(long handle, Heard heard) {
        if (missing) {
            return () -> {};
        }
        long context = next.incrementAndGet();
        watched.put(context, heard);
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
            if (inCallback.get()) {
                endings.execute(() -> Cfgmgr32.CM_Unregister_Notification(registered));
            } else {
                Cfgmgr32.CM_Unregister_Notification(registered);
            }
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

    private void happened(long context, int action, long data) {
        Heard heard = watched.get(context);
        if (heard == null) {
            return;
        }
        inCallback.set(true);
        try {
            heard.happened(action, data);
        } finally {
            inCallback.set(false);
        }
    }
}
