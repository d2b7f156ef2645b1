package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The open handles of a simulated machine by their numbers, which are never given twice. Safe from any thread. */
final class HandleTable {

    private static final long FIRST = 0x1A4;
    private static final int STEP = 4;

    private final ResourceCounters counters;
    private final AtomicLong next = new AtomicLong(FIRST);
    private final Map<Long, HandleState> open = new ConcurrentHashMap<>();

    HandleTable(ResourceCounters counters) {
        this.counters = counters;
    }

    /**
     * A new handle; under the volume's monitor.
     *
     * @param file {@code null} for the volume itself
     */
    HandleState add(SimulatedVolume volume, OpenMode mode, @Nullable SimulatedOpen file) {
        HandleState handle = new HandleState(volume, mode, file, next.getAndAdd(STEP));
        open.put(handle.value(), handle);
        counters.opened();
        return handle;
    }

    void remove(HandleState handle) {
        open.remove(handle.value());
        counters.closed();
    }

    /** The open handle of that number; {@code null} when there is none. */
    @Nullable
    HandleState get(long value) {
        return open.get(value);
    }
}
