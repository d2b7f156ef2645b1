package dev.tidemark.backend.windows;

import dev.tidemark.backend.VolumeFacts;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/**
 * The device types of volumes. Each is asked until it answers, and then no more: not under a lock that others wait for. What could
 * not be told once, as while somebody else held the volume, is asked again. Thread-safe.
 */
final class DeviceTypes {

    private final ToIntFunction<String> asking;
    private final Map<String, Integer> known = new ConcurrentHashMap<>();

    /**
     * @param asking asks a volume; gives {@link VolumeFacts#DEVICE_TYPE_UNKNOWN} when Windows does not tell
     */
    DeviceTypes(ToIntFunction<String> asking) {
        this.asking = asking;
    }

    /** The type, {@link VolumeFacts#DEVICE_TYPE_UNKNOWN} when Windows does not tell. */
    int of(String volume) {
        Integer told = known.get(volume);
        if (told != null) {
            return told;
        }
        int type = asking.applyAsInt(volume);
        if (type != VolumeFacts.DEVICE_TYPE_UNKNOWN) {
            known.put(volume, type);
        }
        return type;
    }

    /** Forgets all others: what has the name of one later may be another device. */
    void retain(Collection<String> volumes) {
        known.keySet().retainAll(volumes);
    }
}
