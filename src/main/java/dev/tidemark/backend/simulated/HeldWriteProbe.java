package dev.tidemark.backend.simulated;

import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.WriteProbe;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import java.util.List;

/** Watches the writes of the workloads, which wait while writes are held: it writes nothing itself. Safe from any thread. */
final class HeldWriteProbe implements WriteProbe {

    private final SimulatedVolume volume;

    HeldWriteProbe(SimulatedVolume volume) {
        this.volume = volume;
    }

    @Override
    public List<ProbedWrite> writes() {
        return volume.heldWrites();
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
