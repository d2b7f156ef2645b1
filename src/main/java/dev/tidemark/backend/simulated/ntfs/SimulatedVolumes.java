package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.VolumeFacts;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The volumes of a simulated machine by their ids, those that were pulled out too. Safe from any thread. */
public final class SimulatedVolumes {

    private final InstantSource clock;
    private final Map<String, SimulatedVolume> byId = new LinkedHashMap<>();

    /**
     * @param clock gives the records of all volumes their times
     */
    public SimulatedVolumes(InstantSource clock) {
        this.clock = clock;
    }

    /** Puts one more volume into the machine, empty and without a journal; one that had its id is gone. */
    public synchronized SimulatedVolume add(VolumeFacts facts) {
        SimulatedVolume volume = new SimulatedVolume(facts, clock);
        byId.put(facts.id(), volume);
        return volume;
    }

    /** Takes a volume out of the machine for good; handles of it answer that it is away. */
    public synchronized void remove(String id) {
        SimulatedVolume volume = byId.remove(id);
        if (volume != null) {
            volume.pullOut(true);
        }
    }

    /**
     * The volume of that id, for example {@code D:}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SimulatedVolume get(String id) {
        SimulatedVolume volume = find(id);
        if (volume == null) {
            throw new IllegalArgumentException(id);
        }
        return volume;
    }

    /** As {@link #get}, but {@code null} when there is none. */
    public synchronized @Nullable SimulatedVolume find(String id) {
        return byId.get(id);
    }

    /** All of them, in the order in which they were put in. */
    public synchronized List<SimulatedVolume> all() {
        return List.copyOf(byId.values());
    }
}
